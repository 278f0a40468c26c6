import { ACTIVATE_MAX } from './limits.ts';

/** Somebody one was in touch with once, who touches an open question. */
export interface Sleeping {
  personId: number;
  goalId: number;
  /** The question that they touch most. */
  question: string;
  /** Nobody chosen for the goal touches that question: what they know is new here. */
  isNew: boolean;
  /** The member trusts them on this goal, or they have answered each other before. */
  isTrusted: boolean;
  isClose: boolean;
  lastTwoWay: string | null;
}

/**
 * Whom to wake. People turn to the familiar, though what helps most is new and comes from somebody
 * willing: so who brings something new comes first, then who is trusted, then who is *not* close, then
 * who has been silent longest. Each person once, no goal twice before every goal has had its turn.
 */
export function activateOf(people: readonly Sleeping[]): Sleeping[] {
  const inOrder = people.toSorted(byPromise);
  const shown: Sleeping[] = [];
  for (let turn = 0; shown.length < ACTIVATE_MAX; turn++) {
    const before = shown.length;
    for (const one of inOrder) {
      if (shown.length === ACTIVATE_MAX) break;
      if (shown.some(({ personId }) => personId === one.personId)) continue;
      if (shown.filter(({ goalId }) => goalId === one.goalId).length > turn) continue;
      shown.push(one);
    }
    if (shown.length === before) break;
  }
  return shown;
}

function byPromise(a: Sleeping, b: Sleeping): number {
  return (
    Number(b.isNew) - Number(a.isNew) ||
    Number(b.isTrusted) - Number(a.isTrusted) ||
    Number(a.isClose) - Number(b.isClose) ||
    (a.lastTwoWay ?? '').localeCompare(b.lastTwoWay ?? '') ||
    a.personId - b.personId
  );
}
