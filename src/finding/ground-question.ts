import type { Kith } from '#platform';
import { entryTexts } from './entry-texts.ts';
import { GROUND_MIN, GROUND_MUCH, groundOf } from './ground.ts';
import type { RankedQuestion } from './rank-question.ts';

/** A question with who was found for it. */
export interface Answered extends RankedQuestion {
  question: { id: number; text: string };
  /** In the order of the ranking. */
  grounded: Map<number, Grounded>;
}

/** What somebody really says on a question: the entries that speak of it, strongest first. */
export interface Grounded {
  entryIds: number[];
  /** From 0 to 1: how much of the question the best of them speaks of. */
  best: number;
  /** Those of the entries that are near in meaning only: as a model judges, and by no word that could be shown. */
  near: ReadonlySet<number>;
}

/** The ranked people whose entries are read, and how many entries of each. */
const PEOPLE_READ_MAX = 14;
const ENTRIES_READ_MAX = 6;
const CHARS_READ_MAX = 3_000;
/** From so many entries on, somebody says much on a question. */
const ENTRIES_MUCH = 3;

/** Keeps of each ranked person the entries that speak of the question; people without any are left out. */
export async function groundQuestion(
  kith: Kith,
  { focus, people, near }: RankedQuestion,
  decided: ReadonlySet<number>,
): Promise<Map<number, Grounded>> {
  const read = people.filter(
    (person, place) => place < PEOPLE_READ_MAX || decided.has(person.personId),
  );
  const evidence = new Map(
    read.map((person) => [
      person.personId,
      person.evidence.slice(0, ENTRIES_READ_MAX).map(({ entryId }) => entryId),
    ]),
  );
  const ids = [...evidence.values()].flat();
  if (ids.length === 0) return new Map();
  const rows = await entryTexts(kith, ids, CHARS_READ_MAX);
  const shares = new Map(rows.map((row) => [row.id, groundOf(`${row.title}\n${row.text}`, focus)]));
  const grounded = new Map<number, Grounded>();
  for (const [personId, theirs] of evidence) {
    const ground = groundFrom(theirs, shares, near?.nearness);
    if (ground) grounded.set(personId, ground);
  }
  return muchFirst(grounded);
}

/** What speaks of more of the question comes first, then what the ranking put first; what is only near comes last. */
function groundFrom(
  theirs: readonly number[],
  shares: ReadonlyMap<number, number>,
  nearness: ReadonlyMap<number, number> | undefined,
): Grounded | null {
  const shareOf = (id: number): number => shares.get(id) ?? 0;
  const speaking = theirs
    .filter((id) => shareOf(id) >= GROUND_MIN)
    .toSorted((a, b) => shareOf(b) - shareOf(a));
  const near = theirs.filter((id) => shareOf(id) < GROUND_MIN && nearness?.has(id));
  const [first] = speaking;
  if (first === undefined && near.length === 0) return null;
  // Near in meaning is just enough to be shown, never more.
  const best = first === undefined ? GROUND_MIN : shareOf(first);
  return { entryIds: [...speaking, ...near], best, near: new Set(near) };
}

/** Who says much on the question, who says some, who is only near in meaning; each in the order of the ranking. */
function muchFirst(grounded: Map<number, Grounded>): Map<number, Grounded> {
  const place = ([, one]: [number, Grounded]): number => {
    if (isOnlyNear(one)) return 2;
    return strengthOf(one) === 'much' ? 0 : 1;
  };
  return new Map([...grounded].toSorted((a, b) => place(a) - place(b)));
}

/** Nothing of theirs says the question's words. */
export const isOnlyNear = ({ entryIds, near }: Grounded): boolean => near.size === entryIds.length;

/** In words, because a number would be read as a grade. */
export function strengthOf({ entryIds, best, near }: Grounded): 'much' | 'some' {
  const speaking = entryIds.length - near.size;
  return speaking >= ENTRIES_MUCH && best >= GROUND_MUCH ? 'much' : 'some';
}
