import { sql } from 'kysely';
import type { Kith } from '#platform';
import type { Clause } from './query-rules.ts';
import { plainOf, saysPhrase } from './said-in.ts';

/** Titles and texts, made plain. */
export async function textsOf(kith: Kith, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', sql<string>`title || ' | ' || text`.as('said')])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, said }) => [id, plainOf(said)]));
}

export const phrasesIn = (clauses: readonly Clause[]): Clause[] =>
  clauses.filter(({ kind }) => kind === 'phrase');

/** Whether a text, made plain, says every phrase that is wanted and none that is not. */
export const saysAll = (plainText: string, phrases: readonly Clause[]): boolean =>
  phrases.every(({ text, isNot }) => saysPhrase(plainText, text) !== isNot);

/** Of these entries those whose texts say so, in the same order. */
export async function sayingOf(
  kith: Kith,
  ids: readonly number[],
  phrases: readonly Clause[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const texts = await textsOf(kith, ids);
  return ids.filter((id) => saysAll(texts.get(id) ?? '', phrases));
}
