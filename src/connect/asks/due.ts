import type { Kith } from '#platform';
import { dayOf } from '../interactions/rules.ts';
import { TELL_AFTER_DAYS } from './limits.ts';
import { asksOf } from './queries.ts';
import type { AskPersonView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

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
 * helped what came of it. Days are whole; the stretch holds both ends.
 */
export async function asksDue(
  kith: Kith,
  memberId: number,
  { from, to }: { from: string; to: string },
): Promise<DueAsk[]> {
  const asks = await asksOf(kith, memberId);
  return asks
    .flatMap(({ id, question, state, closesOn, closedAt, people }): DueAsk[] => {
      const of = { askId: id, question };
      const answered = people.filter((one) => one.state === 'answered');
      const unthanked = answered.filter((one) => one.thankedAt === null);
      const untold = answered.filter((one) => one.toldAt === null && one.helped !== 'no');
      const silent = people.filter((one) => one.state === 'sent');
      return [
        ...(state === 'open' && silent.length > 0
          ? [{ ...of, thing: 'closes' as const, names: namesOf(silent), on: closesOn }]
          : []),
        ...(unthanked.length > 0
          ? [{ ...of, thing: 'thank' as const, names: namesOf(unthanked), on: lastDay(unthanked) }]
          : []),
        ...(closedAt !== null && untold.length > 0
          ? [
              {
                ...of,
                thing: 'tell' as const,
                names: namesOf(untold),
                on: dayOf(closedAt + TELL_AFTER_DAYS * DAY_MS),
              },
            ]
          : []),
      ];
    })
    .filter(({ on }) => on >= from && on <= to);
}

const namesOf = (people: readonly AskPersonView[]) => people.map(({ person }) => person.name);

const lastDay = (people: readonly AskPersonView[]): string =>
  dayOf(Math.max(...people.map(({ settledAt }) => settledAt ?? 0)));
