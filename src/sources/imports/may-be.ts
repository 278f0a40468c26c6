import { type MayBe, type Origin, whoMayBe } from '#people';
import type { Read } from '#platform';
import type { RowPerson } from './person-of-row.ts';
import type { Plan } from './plan.ts';

/** A row of a preview, as far as it is said of whom it may be. */
interface MayBeNew {
  plan: Plan;
  person: RowPerson | null;
  reason: string;
  perhapsId: number | null;
}

const NAMES_ASKED_MAX = 1_000;

/**
 * Says of rows that would make a new person whom they may be: the same name with another address is no key, and yet
 * mostly the same person. The row stays what it is; whether the two are one the member says under “Possible duplicates”.
 */
export async function sayWhoMayBe(
  read: Read,
  memberId: number,
  { prepared, format }: { prepared: readonly MayBeNew[]; format: Origin },
): Promise<void> {
  const rows = prepared.filter(({ plan, person }) => plan === 'new' && person !== null);
  const found = await whoMayBe(read, memberId, {
    newcomers: rows.map(({ person }) => person?.fields ?? []),
    origin: format,
  });
  const names = await namesFor(read, found);
  for (const [at, row] of rows.entries()) {
    const one = found[at];
    const name = names.get(one?.personId ?? 0);
    if (!one || name === undefined) continue;
    row.perhapsId = one.personId;
    row.reason = perhapsWords(row.reason, { name, reasons: one.reasons });
  }
}

/** "A new person. Perhaps Ada Lund: the same name, and the same employer: Dairy." */
export const perhapsWords = (
  reason: string,
  { name, reasons }: { name: string; reasons: readonly string[] },
): string => `${reason} Perhaps ${name}, whom you have: ${reasons.map(inSentence).join('; ')}.`;

const inSentence = (words: string): string => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;

async function namesFor(
  read: Read,
  found: readonly (MayBe | null)[],
): Promise<Map<number, string>> {
  const ids = [...new Set(found.flatMap((one) => one?.personId ?? []))];
  const names = new Map<number, string>();
  for (let at = 0; at < ids.length; at += NAMES_ASKED_MAX) {
    const rows = await read
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', ids.slice(at, at + NAMES_ASKED_MAX))
      .execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}
