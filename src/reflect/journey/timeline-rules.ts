import type { JourneyView } from './schema.ts';

/** One thing on the picture of a journey. */
export interface Point {
  at: number;
  words: string;
}
export interface Lane {
  name: string;
  points: Point[];
}
export interface Timeline {
  from: number;
  to: number;
  lanes: Lane[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What happened when, by kind; a kind that did not happen has no lane. `now` ends it while it is under way. */
export function timelineOf(journey: JourneyView, now: number): Timeline {
  const { goal, turns, plan, moves, notes, reviews } = journey;
  const lanes: Lane[] = [
    { name: 'Turns', points: turns },
    {
      name: 'Steps done',
      points: plan.flatMap(({ doneAt, doneOn, text }) =>
        [...(doneAt === null ? [] : [doneAt]), ...doneOn.map((day) => Date.parse(day))].map(
          (at) => ({ at, words: text }),
        ),
      ),
    },
    { name: 'With others', points: moves },
    { name: 'Notes', points: notes.map(({ at, title }) => ({ at, words: title })) },
    { name: 'Reviews', points: reviews.map(({ at }) => ({ at, words: 'Looked back' })) },
  ].filter(({ points }) => points.length > 0);
  const last = lanes.flatMap(({ points }) => points.map(({ at }) => at));
  const end = goal.status === 'active' ? now : Math.max(...last, goal.beganAt);
  // A way of a day still needs a day's room.
  return { from: goal.beganAt, to: Math.max(end, goal.beganAt + DAY_MS), lanes };
}

/** Where a moment stands between beginning and end, from 0 to 1. */
export function placeIn({ from, to }: Pick<Timeline, 'from' | 'to'>, at: number): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}
