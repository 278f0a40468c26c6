import { DAY_MS } from '#days';
import { KINDS } from './kind-rules.ts';
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

/** A day stands at its noon: it is known of no moment of it. */
const pointOf = ({ day, words }: { day: string; words: string }): Point => ({
  at: Date.parse(`${day}T12:00:00Z`),
  words,
});

/** What happened when, by kind; a kind that did not happen has no lane. `now` ends it while it is under way. */
export function timelineOf(journey: JourneyView, now: number): Timeline {
  const { goal, months } = journey;
  const happened = months.flatMap((month) => month.happened);
  const lanes: Lane[] = [
    { name: 'Turns', points: months.flatMap(({ turns }) => turns.map(pointOf)) },
    ...KINDS.map(({ kind, name }) => ({
      name,
      points: happened.filter((line) => line.kind === kind).map(pointOf),
    })),
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
