import { todayHere } from '#days';
import type { NamedPerson } from '#web-api';
import type { Channel } from '../../interactions/limits.ts';
import type { InteractionView, NewInteraction } from '../../interactions/schema.ts';
import type { Direction } from '../../moves/schema.ts';

/** What one fills in of an encounter. */
export interface Log {
  people: readonly NamedPerson[];
  day: string | null;
  channel: Channel | null;
  title: string;
  intent: string;
  outcome: string;
  learnt: string;
  gave: string;
  next: string;
  direction: Direction | null;
  /** Null while channel and direction speak for themselves. */
  isTwoWay: boolean | null;
  goalIds: readonly number[];
  keptText: string;
  /** Names that a message has and nobody in the network fits; only shown. */
  unknown: readonly string[];
}

export const emptyLog = (start: Partial<Log> = {}): Log => ({
  people: [],
  day: todayHere(),
  channel: null,
  title: '',
  intent: '',
  outcome: '',
  learnt: '',
  gave: '',
  next: '',
  direction: null,
  isTwoWay: null,
  goalIds: [],
  keptText: '',
  unknown: [],
  ...start,
});

export const logOf = (one: InteractionView): Log => ({
  people: one.people,
  day: one.day,
  channel: one.channel,
  title: one.title,
  intent: one.intent,
  outcome: one.outcome,
  learnt: one.learnt,
  gave: one.gave,
  next: one.next,
  direction: one.direction,
  isTwoWay: one.isTwoWay,
  goalIds: one.goals.map(({ id }) => id),
  keptText: one.keptText,
  unknown: [],
});

/** As the server takes it; a day that is missing is said by the field, so it is not asked for here. */
export function formOf(log: Log): Omit<NewInteraction, 'draftKey'> {
  const { people, isTwoWay, goalIds, day, unknown: _, ...rest } = log;
  return {
    ...rest,
    day: day ?? '',
    personIds: people.map(({ id }) => id),
    goalIds: [...goalIds],
    ...(isTwoWay === null ? {} : { isTwoWay }),
  };
}

/** What is missing, by field; nothing is asked for but who and when. */
export function problemsOf(log: Log): { people?: string; day?: string } {
  return {
    ...(log.people.length === 0 ? { people: 'Say with whom it was.' } : {}),
    ...(log.day === null ? { day: 'Say on which day it was.' } : {}),
  };
}
