import type { Clause } from './query-rules.ts';

/** What of a search each list beside the entries is asked for; null where it has nothing to answer. */
export interface GroupsAsked {
  people: string | null;
  goals: string | null;
  notes: { words: string; tag: string | null } | null;
}

/**
 * People, goals and notes know words, and each the operator that names it. Where something is said that
 * a list cannot hold to (a day, a minus), it stays away rather than show what was not asked for.
 */
export function groupsOf(clauses: readonly Clause[]): GroupsAsked {
  const words = clauses
    .filter(({ kind, isNot }) => !isNot && (kind === 'word' || kind === 'phrase'))
    .map(({ text }) => text)
    .join(' ');
  const named = (own: Clause['kind']): string | null => {
    const others = clauses.filter(({ kind }) => kind !== 'word' && kind !== 'phrase');
    if (clauses.length === 0 || clauses.some(({ isNot }) => isNot)) return null;
    if (others.some(({ kind }) => kind !== own) || others.length > 1) return null;
    return others[0]?.text ?? '';
  };
  const or = (own: string | null): string | null =>
    own === null ? null : `${own} ${words}`.trim() || null;
  const tag = named('tag');
  return {
    people: or(named('person')),
    goals: or(named('goal')),
    notes: tag === null ? null : { words, tag: tag === '' ? null : tag },
  };
}
