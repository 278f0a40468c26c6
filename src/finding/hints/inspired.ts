/**
 * Whether somebody inspires shows in what the member did: noted something of theirs, thanked them, took a step with it
 * (people-finding, section 8). Pure.
 */
import type { Act } from '#platform';
import type { Recorded } from './evidence.ts';

/** Once each, the latest first: what was done for this goal or for none. What was done for another goal says nothing here. */
export function actsToCount(acts: readonly Act[], goalId: number | undefined): Act[] {
  const here = acts.filter(
    ({ goalIds }) => goalIds.length === 0 || goalIds.some((id) => id === goalId),
  );
  const once = new Map<string, Act>();
  for (const act of here) if (!once.has(act.key)) once.set(act.key, act);
  return [...once.values()].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const DID: Record<Act['kind'], string> = {
  noted: 'noted something of theirs',
  tried: 'took a step with it',
  thanked: 'thanked them',
  learnt: 'wrote down what you learnt from them',
};
const KINDS: readonly Act['kind'][] = ['noted', 'tried', 'thanked', 'learnt'];

/** "you noted something of theirs twice and thanked them once". */
export function inspiredWords(acts: readonly Act[]): string {
  const parts = KINDS.flatMap((kind) => {
    const count = acts.filter((act) => act.kind === kind).length;
    return count === 0 ? [] : [`${DID[kind]} ${timesWords(count)}`];
  });
  if (parts.length === 0) return 'you have noted, tried or thanked for nothing of theirs yet';
  const last = parts.at(-1);
  return `you ${parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`}`;
}

const timesWords = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

export const signOf = ({ what, words, day, path }: Act): Recorded => ({
  what,
  words,
  day,
  sign: { path },
});
