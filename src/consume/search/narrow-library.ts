import { type RawBuilder, sql } from 'kysely';
import type { Kith } from '#platform';
import { analyse, fold } from '#search';
import { hasTag, holds } from '../library/filtered.ts';
import { foldWords } from '../library/rules.ts';
import { addressForms } from './address-forms-rules.ts';
import { type Condition, conditionOf, goalsNamed, noSuchGoal } from './narrow.ts';
import { type Clause, startOf } from './query-rules.ts';
import { languagesOfWord } from './readings.ts';

/** More authors or sources that are called so are not told apart. */
const NAMED_MAX = 200;
/** A shorter stem is a part of too many words. */
const STEM_CHARS_MIN = 4;

interface Narrowed {
  /** Conditions on `keep`. */
  where: RawBuilder<boolean>[];
  problems: string[];
}

/** What a line of search leaves of what a member keeps; phrases are looked for in the texts besides. */
export async function keepsNarrowed(
  kith: Kith,
  memberId: number,
  { clauses, languages }: { clauses: readonly Clause[]; languages: readonly string[] },
): Promise<Narrowed> {
  const narrowed: Narrowed = { where: [], problems: [] };
  for (const clause of clauses) {
    const condition = await ofKeeps(kith, memberId, { clause, languages });
    if (condition === null) continue;
    if ('problem' in condition) {
      narrowed.problems.push(condition.problem);
      if (!clause.isNot) narrowed.where.push(sql<boolean>`1 = 0`);
    } else narrowed.where.push(clause.isNot ? sql`not ${condition.met}` : condition.met);
  }
  return narrowed;
}

interface Said {
  clause: Clause;
  languages: readonly string[];
}

async function ofKeeps(
  kith: Kith,
  memberId: number,
  { clause, languages }: Said,
): Promise<Condition | null> {
  const { kind, text, isNot } = clause;
  switch (kind) {
    case 'word':
      return { met: holdsAny(kith, formsOf(text, languages)) };
    case 'phrase':
      return isNot ? null : { met: allOf(text.split(' ').map((word) => holdsAny(kith, [word]))) };
    case 'address':
      return { met: sql`keep.url in (${sql.join(addressForms(text))})` };
    case 'tag':
      return { met: hasTag(text) };
    case 'person':
    case 'source':
      return byWhom(kith, memberId, clause);
    case 'goal':
      return forGoal(kith, memberId, text);
    case 'before':
      return { met: sql`(${WHEN} < ${startOf(text)})` };
    case 'after':
      return { met: sql`(${WHEN} >= ${startOf(text)})` };
    case 'is':
      return { problem: `“is:${text}” says nothing of what you keep.` };
  }
}

/** When it was published; where nobody knows, when it was kept. */
const WHEN = sql`coalesce(keep.published_at, keep.created_at)`;

const allOf = (conditions: RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql`(${sql.join(conditions, sql` and `)})`;

const holdsAny = (kith: Kith, forms: readonly string[]): RawBuilder<boolean> =>
  sql`(${sql.join(
    forms.map((form) => holds(kith, foldWords(form))),
    sql` or `,
  )})`;

/** A word as it is written, and its stems: what is kept is looked through for parts of words. */
function formsOf(word: string, languages: readonly string[]): string[] {
  const stems = languagesOfWord(word, languages).flatMap((language) => {
    const terms = analyse(word, language);
    return terms.filter((term) => terms.length === 1 && term.length >= STEM_CHARS_MIN);
  });
  return [...new Set([word, ...stems])];
}

/** Of an entry by them, or signed or published so. */
async function byWhom(kith: Kith, memberId: number, clause: Clause): Promise<Condition> {
  const column = clause.kind === 'person' ? 'author' : 'source';
  const ofEntry = await conditionOf(kith, memberId, clause);
  const named = await namesLike(kith, memberId, { column, text: clause.text });
  const met: RawBuilder<boolean>[] = [];
  if (ofEntry && 'met' in ofEntry)
    met.push(sql`exists (
      select 1 from entry where entry.id = keep.entry_id and ${ofEntry.met})`);
  if (named.length > 0) met.push(sql`${sql.ref(`keep.${column}`)} in (${sql.join(named)})`);
  if (met.length > 0) return { met: sql`(${sql.join(met, sql` or `)})` };
  return { problem: `Nothing you keep is of a ${clause.kind} called “${clause.text}”.` };
}

async function namesLike(
  kith: Kith,
  memberId: number,
  { column, text }: { column: 'author' | 'source'; text: string },
): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('keep')
    .select(`${column} as name`)
    .distinct()
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  const wanted = fold(text);
  return rows
    .flatMap(({ name }) => (name !== null && fold(name).includes(wanted) ? name : []))
    .slice(0, NAMED_MAX);
}

async function forGoal(kith: Kith, memberId: number, text: string): Promise<Condition> {
  const ids = await goalsNamed(kith, memberId, text);
  if (ids.length === 0) return { problem: noSuchGoal(text) };
  return { met: sql`keep.goal_id in (${sql.join(ids)})` };
}
