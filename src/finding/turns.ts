import type { Kith } from '#platform';
import { inTurn, isWaiting, type Turn } from './exposure.ts';
import { type Answered, strengthOf } from './ground-question.ts';

export interface Turns {
  /** For each question the people nobody has decided on, in the order in which they are shown. */
  open: number[][];
  /** Who waits behind the first places, as others come first in these weeks. */
  waiting: Set<number>;
}

/** Whose turn it is to be seen first. */
export async function turnsOf(
  kith: Kith,
  turn: Turn,
  { answered, decided }: { answered: readonly Answered[]; decided: ReadonlyMap<number, unknown> },
): Promise<Turns> {
  const found = new Set(answered.flatMap(({ grounded }) => [...grounded.keys()]));
  const open = [...found].filter((id) => !decided.has(id));
  const waiting = await waitingAmong(kith, turn, open);
  return { open: answered.map((one) => inTurn(openOf(one, decided), turn, waiting)), waiting };
}

function openOf({ grounded, people }: Answered, decided: ReadonlyMap<number, unknown>) {
  const scores = new Map(people.map(({ personId, score }) => [personId, score]));
  return [...grounded].flatMap(([personId, ground]) =>
    decided.has(personId)
      ? []
      : [{ personId, score: scores.get(personId) ?? 0, strength: strengthOf(ground) }],
  );
}

async function waitingAmong(
  kith: Kith,
  turn: Turn,
  personIds: readonly number[],
): Promise<Set<number>> {
  if (personIds.length === 0) return new Set();
  const [members, feeds] = await Promise.all([
    kith.db.read.selectFrom('member').select('id').execute(),
    // A feed is there once for all who follow it: by it one person is the same for every member.
    kith.db.read
      .selectFrom('source_person')
      .innerJoin('source', 'source.id', 'source_person.source_id')
      .select((eb) => ['source_person.person_id', eb.fn.min('source.feed_id').as('feed_id')])
      .where('source_person.person_id', 'in', personIds)
      .groupBy('source_person.person_id')
      .execute(),
  ]);
  const memberIds = members.map(({ id }) => id);
  return new Set(
    feeds.flatMap(({ person_id: id, feed_id: feedId }) =>
      isWaiting(Number(feedId), turn, memberIds) ? [id] : [],
    ),
  );
}
