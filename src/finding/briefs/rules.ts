import type { Criterion } from '#people';
import type { Dimension } from '../echo.ts';

/** Whom to look for: what they should speak of, what they could be for the goal, and in what they should differ. */
export interface Brief {
  question: string;
  criteria: Criterion[];
  different: Dimension[];
}

const DIFFERENCE = new Set<Criterion>(['different-perspectives', 'does-things-differently']);

/**
 * The search brief that a gap of a goal asks for; its chips are the member's to change. `key` is the
 * gap's: "question 12", "criterion expert", "alike employer". Pure.
 */
export function briefOfGap(key: string, questions: readonly { id: number; text: string }[]): Brief {
  const [kind = '', what = ''] = key.split(' ');
  const asked = questions.find(({ id }) => kind === 'question' && String(id) === what);
  const brief: Brief = {
    question: (asked ?? questions[0])?.text ?? '',
    criteria: [],
    different: [],
  };
  if (kind === 'alike') return { ...brief, different: [what as Dimension] };
  if (kind !== 'criterion') return brief;
  const criterion = what as Criterion;
  return { ...brief, criteria: [criterion], different: DIFFERENCE.has(criterion) ? ['view'] : [] };
}
