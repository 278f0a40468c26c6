import { DAY_MS, dayOf } from '#days';
import type { Kith, Read } from '#platform';
import { TELL_AFTER_DAYS } from './limits.ts';

/** People of asks looked at: those whom something is still owed, the latest asks first. */
const ASKED_READ_MAX = 400;

/** One thing that an ask gives reason for on a day. */
export interface DueAsk {
  /** The same of the same ask is the same thing. */
  thing: 'closes' | 'thank' | 'tell';
  askId: number;
  question: string;
  /** Whom it is about: who has not answered, is not thanked, was not told. */
  names: string[];
  on: string;
}

/**
 * What asks give reason for: an open one on the day it closes, thanks for answers, and telling those who
 * helped what came of it. Thanks are due from the answer on, and once more when the ask closes. Days are whole;
 * the stretch holds both ends. The earliest first.
 */
export async function asksDue(
  kith: Kith,
  memberId: number,
  { from, to }: { from: string; to: string },
): Promise<DueAsk[]> {
  const rows = await openEnds(kith.db.read, memberId);
  return [...Map.groupBy(rows, ({ id }) => id).values()]
    .flatMap(dueOf)
    .filter(({ on }) => on >= from && on <= to)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : b.askId - a.askId));
}

/** Everybody who was asked and has not answered while the ask is open, or has and was not thanked or told yet. */
function openEnds(read: Read, memberId: number) {
  return read
    .selectFrom('ask')
    .innerJoin('ask_person', 'ask_person.ask_id', 'ask.id')
    .innerJoin('person', 'person.id', 'ask_person.person_id')
    .select(['ask.id', 'ask.question', 'ask.state as ask_state', 'ask.closes_on', 'ask.closed_at'])
    .select(['ask_person.state', 'ask_person.settled_at', 'ask_person.helped'])
    .select(['ask_person.thanked_at', 'ask_person.told_at', 'person.name'])
    .where('ask.member_id', '=', memberId)
    .where('ask.removed_at', 'is', null)
    .where('person.removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('ask_person.state', '=', 'sent').and('ask.state', '=', 'open'),
        eb('ask_person.state', '=', 'answered').and(
          eb.or([eb('ask_person.thanked_at', 'is', null), eb('ask_person.told_at', 'is', null)]),
        ),
      ]),
    )
    .orderBy('ask.id', 'desc')
    .orderBy('ask_person.position')
    .orderBy('ask_person.person_id')
    .limit(ASKED_READ_MAX)
    .execute();
}
type Row = Awaited<ReturnType<typeof openEnds>>[number];

/** What one ask gives reason for, by its open ends. */
function dueOf(rows: readonly Row[]): DueAsk[] {
  const [ask] = rows;
  if (!ask) return [];
  const answered = rows.filter(({ state }) => state === 'answered');
  const thing = (name: DueAsk['thing'], of: readonly Row[], on: string): DueAsk[] =>
    of.length === 0
      ? []
      : [{ thing: name, askId: ask.id, question: ask.question, names: namesOf(of), on }];
  const unthanked = answered.filter(({ thanked_at }) => thanked_at === null);
  const untold = answered.filter(({ told_at, helped }) => told_at === null && helped !== 'no');
  return [
    ...thing(
      'closes',
      rows.filter(({ state }) => state === 'sent'),
      ask.closes_on,
    ),
    ...thing('thank', unthanked, dayOf(Math.max(ask.closed_at ?? 0, lastSettled(unthanked)))),
    ...(ask.closed_at === null
      ? []
      : thing('tell', untold, dayOf(ask.closed_at + TELL_AFTER_DAYS * DAY_MS))),
  ];
}

const namesOf = (people: readonly Row[]) => people.map(({ name }) => name);

const lastSettled = (people: readonly Row[]): number =>
  Math.max(0, ...people.map(({ settled_at }) => settled_at ?? 0));
