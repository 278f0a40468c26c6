import type { Kith } from '#platform';
import { inTurn, placesToWait, type Ranked, type Turn } from './exposure.ts';
import { type Answered, isOnlyNear, strengthOf } from './ground-question.ts';

export interface Turns {
  /** For each question the people nobody has decided on, in the order in which they are shown. */
  open: number[][];
  /** Who waits, as others come first in these weeks, and behind how many places. */
  waiting: Map<number, number>;
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

function openOf({ grounded, people }: Answered, decided: ReadonlyMap<number, unknown>): Ranked[] {
  const scores = new Map(people.map(({ personId, score }) => [personId, score]));
  return [...grounded].flatMap(([personId, ground]) =>
    decided.has(personId)
      ? []
      : [
          {
            personId,
            score: scores.get(personId) ?? 0,
            strength: isOnlyNear(ground) ? 'near' : strengthOf(ground),
          },
        ],
  );
}

async function waitingAmong(
  kith: Kith,
  turn: Turn,
  personIds: readonly number[],
): Promise<Map<number, number>> {
  if (personIds.length === 0) return new Map();
  const [members, goals, feeds] = await Promise.all([
    kith.db.read.selectFrom('member').select('id').execute(),
    kith.db.read
      .selectFrom('goal')
      .select('id')
      .where('member_id', '=', turn.memberId)
      .where('status', '=', 'active')
      .where('removed_at', 'is', null)
      .execute(),
    // A feed is there once for all who follow it: by it one person is the same for every member.
    kith.db.read
      .selectFrom('source_person')
      .innerJoin('source', 'source.id', 'source_person.source_id')
      .select((eb) => ['source_person.person_id', eb.fn.min('source.feed_id').as('feed_id')])
      .where('source_person.person_id', 'in', personIds)
      .groupBy('source_person.person_id')
      .execute(),
  ]);
  const among = { members: members.map(({ id }) => id), goals: goals.map(({ id }) => id) };
  return new Map(
    feeds.flatMap(({ person_id: id, feed_id: feedId }): [number, number][] => {
      const places = placesToWait(Number(feedId), turn, among);
      return places > 0 ? [[id, places]] : [];
    }),
  );
}
