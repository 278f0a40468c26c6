import { RUNGS, type Rung } from './limits.ts';

/**
 * The rung to take next with a person: the lowest that was not taken yet. Once all were, the one before last
 * that gives without asking for a meeting: sending something. A proposal; every rung stays open.
 */
export function nextRung(taken: ReadonlySet<Rung>): Rung {
  return RUNGS.find((rung) => !taken.has(rung)) ?? 'send';
}
