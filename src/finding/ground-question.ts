import type { Kith } from '#platform';
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
  { focus, people }: RankedQuestion,
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
  const rows = await kith.db.read
    .selectFrom('entry')
    .select((eb) => [
      'id',
      'title',
      eb.fn<string>('substr', ['text', eb.val(1), eb.val(CHARS_READ_MAX)]).as('text'),
    ])
    .where('id', 'in', ids)
    .execute();
  const shares = new Map(rows.map((row) => [row.id, groundOf(`${row.title}\n${row.text}`, focus)]));
  const grounded = new Map<number, Grounded>();
  for (const [personId, theirs] of evidence) {
    // What speaks of more of the question comes first, then what the ranking put first.
    const entryIds = theirs
      .filter((id) => (shares.get(id) ?? 0) >= GROUND_MIN)
      .toSorted((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0));
    const [first] = entryIds;
    if (first !== undefined) grounded.set(personId, { entryIds, best: shares.get(first) ?? 0 });
  }
  return muchFirst(grounded);
}

/** Who says much on the question before who says some, each in the order of the ranking. */
function muchFirst(grounded: Map<number, Grounded>): Map<number, Grounded> {
  const isMuch = ([, one]: [number, Grounded]): number => (strengthOf(one) === 'much' ? 1 : 0);
  return new Map([...grounded].toSorted((a, b) => isMuch(b) - isMuch(a)));
}

/** In words, because a number would be read as a grade. */
export function strengthOf(grounded: Grounded): 'much' | 'some' {
  return grounded.entryIds.length >= ENTRIES_MUCH && grounded.best >= GROUND_MUCH ? 'much' : 'some';
}
