import { randomBytes } from 'node:crypto';
import { noteById } from '#create';
import { goalById, reachOf } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import type { LinkView, Thing } from './schema.ts';

const TOKEN_BYTES = 18;

/** Where the page of a publication is on this Kith. */
export const pathOf = (token: string): string => `/p/${token}`;

/** Who may read a thing of this member's, and where. Another member's is not there. */
export async function linkOf(kith: Kith, memberId: number, thing: Thing): Promise<LinkView> {
  const audience = await audienceOf(kith, memberId, thing);
  if (audience !== 'person' && audience !== 'public') return { audience, path: null };
  const known = await kith.db.read
    .selectFrom('publication')
    .select('token')
    .where(columnOf(thing), '=', thing.id)
    .executeTakeFirst();
  return { audience, path: known ? pathOf(known.token) : null };
}

/**
 * Makes the link, or gives the one that is there; `isNew` puts another in its place, and who has
 * only the old one can no longer read.
 */
export async function makeLink(
  kith: Kith,
  memberId: number,
  { thing, isNew = false }: { thing: Thing; isNew?: boolean },
): Promise<LinkView> {
  const audience = await audienceOf(kith, memberId, thing);
  if (audience !== 'person' && audience !== 'public') {
    throw new Refusal(
      'conflict',
      thing.kind === 'goal'
        ? 'Nobody outside of this Kith may read it. Choose "A person" or "Public" as its audience, of a goal that is active or met.'
        : 'Nobody outside of this Kith may read it. Choose "A person" or "Public" as its audience first.',
    );
  }
  const token = await kith.db.write(async (trx) => {
    if (isNew) await trx.deleteFrom('publication').where(columnOf(thing), '=', thing.id).execute();
    return knownOrNew(trx, { thing, memberId, now: kith.now() });
  });
  return { audience, path: pathOf(token) };
}

async function knownOrNew(
  trx: Write,
  { thing, memberId, now }: { thing: Thing; memberId: number; now: number },
): Promise<string> {
  await trx
    .insertInto('publication')
    .values({
      member_id: memberId,
      note_id: thing.kind === 'note' ? thing.id : null,
      goal_id: thing.kind === 'goal' ? thing.id : null,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      made_at: now,
    })
    .onConflict((conflict) => conflict.column(columnOf(thing)).doNothing())
    .execute();
  const { token } = await trx
    .selectFrom('publication')
    .select('token')
    .where(columnOf(thing), '=', thing.id)
    .executeTakeFirstOrThrow();
  return token;
}

/** A goal that is being written or rests is read by nobody else, whoever may read it at work. */
const audienceOf = async (kith: Kith, memberId: number, { kind, id }: Thing) =>
  kind === 'note'
    ? (await noteById(kith, memberId, id)).audience
    : reachOf(await goalById(kith, memberId, id));

const columnOf = ({ kind }: Thing) => (kind === 'note' ? 'note_id' : 'goal_id');
