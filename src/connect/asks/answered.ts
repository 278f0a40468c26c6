import { halfWithinDays } from '#finding';
import { personById } from '#people';
import type { Kith } from '#platform';
import type { AnsweredCounts, AnsweredView } from './schema.ts';

const ASKS_SHOWN_MAX = 3;
const ROWS_MAX = 1_000;

/** Of the member's own asks that came to an end, how many each person was part of, and answered. */
export async function answeredByAll(kith: Kith, memberId: number): Promise<AnsweredCounts> {
  const rows = await left(kith, memberId).limit(ROWS_MAX).execute();
  return [...Map.groupBy(rows.filter(hasEnded), ({ person_id }) => person_id)].map(
    ([personId, theirs]) => ({
      personId,
      asked: theirs.length,
      answered: theirs.filter(({ state }) => state === 'answered').length,
    }),
  );
}

/** The same for one person, with the asks themselves and how soon the answers came. */
export async function answeredBy(
  kith: Kith,
  memberId: number,
  personId: number,
): Promise<AnsweredView> {
  const person = await personById(kith, memberId, personId);
  const rows = await left(kith, memberId)
    .where('ask_person.person_id', '=', person.id)
    .limit(ROWS_MAX)
    .execute();
  const ended = rows.filter(hasEnded);
  const answers = ended.filter(({ state }) => state === 'answered');
  return {
    asked: ended.length,
    answered: answers.length,
    open: rows.length - ended.length,
    halfWithinDays: halfWithinDays(
      answers.flatMap(({ sent_at, settled_at }) =>
        // Said in one moment, it is not known when the message left.
        sent_at === null || settled_at === null || settled_at === sent_at
          ? []
          : [settled_at - sent_at],
      ),
    ),
    asks: rows.slice(0, ASKS_SHOWN_MAX).map(({ id, question, state }) => ({ id, question, state })),
  };
}

/** Messages that left, the latest first. */
const left = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('ask_person')
    .innerJoin('ask', 'ask.id', 'ask_person.ask_id')
    .select([
      'ask.id',
      'ask.question',
      'ask.state as ask_state',
      'ask_person.person_id',
      'ask_person.state',
      'ask_person.sent_at',
      'ask_person.settled_at',
    ])
    .where('ask.member_id', '=', memberId)
    .where('ask.removed_at', 'is', null)
    .where('ask_person.sent_at', 'is not', null)
    .orderBy('ask.id', 'desc');

type Row = Awaited<ReturnType<ReturnType<typeof left>['execute']>>[number];

/** What was neither answered nor declined and is still open may be answered yet. */
const hasEnded = ({ state, ask_state }: Row): boolean => state !== 'sent' || ask_state === 'closed';
