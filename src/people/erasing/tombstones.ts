import { createHmac, randomBytes } from 'node:crypto';
import type { Read, Write } from '#platform';
import { inChunks } from '../directory/note.ts';
import { nameKey } from '../directory/rules.ts';

/** By what somebody is known who may have been erased. */
export interface Signs {
  keys: readonly string[];
  names: readonly string[];
  employers: readonly string[];
}

/**
 * What a person erased is known again by: their keys, their name at each of their employers (a list
 * of contacts often has no more), and the bare name only where there is nothing else, because a
 * name is shared by too many to keep another one out.
 */
export function signsLeft({ keys, names, employers }: Signs): string[] {
  const atWork = namesAtWork(names, employers);
  // A key made of a name is for who signs in a feed, not for who stands in an address book.
  const isNameless = atWork.length === 0 && keys.every((key) => key.startsWith('name:'));
  return [...new Set([...keys, ...atWork, ...(isNameless ? bareNames(names) : [])])];
}

/** What may have been left behind of whoever comes: all of the above. */
const signsSought = ({ keys, names, employers }: Signs): string[] => [
  ...keys,
  ...namesAtWork(names, employers),
  ...bareNames(names),
];

const namesAtWork = (names: readonly string[], employers: readonly string[]): string[] =>
  names.flatMap((name) => employers.map((at) => `work:${nameKey(name)} at ${nameKey(at)}`));

const bareNames = (names: readonly string[]): string[] =>
  names.map((name) => `bare:${nameKey(name)}`);

const hashOf = (salt: string, sign: string): string =>
  createHmac('sha256', salt).update(sign).digest('base64url');

/** Keeps out whoever comes with one of these signs. */
export async function leaveSigns(
  trx: Write,
  memberId: number,
  { erasureId, signs }: { erasureId: number; signs: readonly string[] },
): Promise<void> {
  await trx
    .insertInto('erasure_salt')
    .values({ member_id: memberId, salt: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const salt = await saltOf(trx, memberId);
  if (salt === null) throw new Error('a member without a salt');
  for (const chunk of inChunks(signs)) {
    await trx
      .insertInto('erased_key')
      .values(
        chunk.map((sign) => ({
          member_id: memberId,
          hash: hashOf(salt, sign),
          erasure_id: erasureId,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Null for who has never had anybody erased: then nothing needs to be hashed. */
async function saltOf(read: Read, memberId: number): Promise<string | null> {
  const row = await read
    .selectFrom('erasure_salt')
    .select('salt')
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.salt ?? null;
}

/** For each who comes, whether the member had them erased before. In the order given. */
export async function erasedAmong(
  read: Read,
  memberId: number,
  coming: readonly Signs[],
): Promise<boolean[]> {
  const salt = await saltOf(read, memberId);
  if (salt === null) return coming.map(() => false);
  const answers: boolean[] = [];
  for (const chunk of inChunks(coming)) {
    const hashes = chunk.map((one) => signsSought(one).map((sign) => hashOf(salt, sign)));
    const erased = await among(read, memberId, hashes.flat());
    answers.push(...hashes.map((own) => own.some((hash) => erased.has(hash))));
  }
  return answers;
}

async function among(read: Read, memberId: number, hashes: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const chunk of inChunks([...new Set(hashes)])) {
    const rows = await read
      .selectFrom('erased_key')
      .select('hash')
      .where('member_id', '=', memberId)
      .where('hash', 'in', chunk)
      .execute();
    for (const row of rows) found.add(row.hash);
  }
  return found;
}

/** The member asks for somebody whom they had erased: what kept them out goes, with all that was left of that erasure. */
export async function bringBack(
  trx: Write,
  memberId: number,
  coming: readonly Signs[],
): Promise<void> {
  const salt = await saltOf(trx, memberId);
  if (salt === null) return;
  const hashes = coming.flatMap((one) => signsSought(one).map((sign) => hashOf(salt, sign)));
  for (const chunk of inChunks([...new Set(hashes)])) {
    const rows = await trx
      .selectFrom('erased_key')
      .select('erasure_id')
      .where('member_id', '=', memberId)
      .where('hash', 'in', chunk)
      .execute();
    const ids = [...new Set(rows.map((row) => row.erasure_id))];
    // One still to be carried out is carried out; only what would keep them out goes.
    if (ids.length > 0) await trx.deleteFrom('erased_key').where('erasure_id', 'in', ids).execute();
  }
}
