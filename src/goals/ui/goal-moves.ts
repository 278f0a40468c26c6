import { call, type Undoable } from '#web-api';
import type { GoalView, StatusForm } from '../schema.ts';

const DONE_WORDS: Record<GoalView['status'], string> = {
  draft: 'Draft again',
  active: 'Resumed',
  parked: 'Parked',
  met: 'Met',
};

/** Park, resume, met. Undo gives back the status of before, with what was said then. */
export function statusMove(goal: GoalView): Undoable<StatusForm, GoalView> {
  const put = (form: StatusForm) => call('PUT', `/goals/${goal.id}/status`, form);
  const before = { status: goal.status, reason: goal.parkedReason, evidence: goal.metEvidence };
  return {
    path: `/goals/${goal.id}`,
    apply: (shown, { status, reason = '', evidence = '' }) => ({
      ...shown,
      status,
      parkedReason: reason,
      metEvidence: evidence,
    }),
    send: put,
    undo: () => put(before),
    words: ({ status }) =>
      status === goal.status ? 'Kept with the goal' : `${DONE_WORDS[status]}: ${short(goal.able)}`,
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
