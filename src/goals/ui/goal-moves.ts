import { call, type Undoable } from '#web-api';
import type { GoalView } from '../schema.ts';

const DONE_WORDS: Record<GoalView['status'], string> = {
  draft: 'Draft again',
  active: 'Resumed',
  parked: 'Parked',
  met: 'Met',
};

/** Park, resume, met. Undo gives back the status of before. */
export function statusMove(goal: GoalView): Undoable<GoalView['status'], GoalView> {
  const put = (status: GoalView['status']) => call('PUT', `/goals/${goal.id}/status`, { status });
  return {
    path: `/goals/${goal.id}`,
    apply: (shown, status) => ({ ...shown, status }),
    send: put,
    undo: () => put(goal.status),
    words: (status) => `${DONE_WORDS[status]}: ${short(goal.able)}`,
    alsoRefresh: ['/goals'],
  };
}

/** Out of the list at once; the server can restore it for ten minutes. */
export function removal(): Undoable<GoalView, { goals: GoalView[] }> {
  return {
    path: '/goals',
    apply: ({ goals }, goal) => ({ goals: goals.filter((other) => other.id !== goal.id) }),
    send: (goal) => call('DELETE', `/goals/${goal.id}`),
    undo: (goal) => call('POST', `/goals/${goal.id}/restore`),
    words: (goal) => `Removed: ${short(goal.able || goal.need || 'the draft')}`,
  };
}

const SHORT_CHARS = 60;
const short = (text: string) =>
  text.length > SHORT_CHARS ? `${text.slice(0, SHORT_CHARS - 1).trimEnd()}…` : text;
