import type { GoalDraft } from './goal-draft.ts';

/** From so many words on it can be pictured. */
const WORDS_MIN = 4;
/** Below this one is not yet sure that it can be reached. */
const SURE_MIN = 30;

/** What a performance goal may still say of specific, measurable, attainable, relevant, with a day. Hints, never a gate. */
export function smartHints(
  goal: Pick<GoalDraft, 'able' | 'evidence' | 'confidence' | 'need' | 'why' | 'reviewOn'>,
): string[] {
  const hints: [boolean, string][] = [
    [
      goal.able.trim().split(/\s+/u).length >= WORDS_MIN,
      'Specific: what exactly, where, with whom?',
    ],
    [
      /\p{N}|\b(one|two|three|four|five|ten|every|each)\b/iu.test(goal.evidence),
      'Measurable: how many, how often, how long? Say it under “What will show that it worked”.',
    ],
    [
      goal.confidence === null || goal.confidence >= SURE_MIN,
      'Attainable: you are not sure of it yet. A learning goal may be the better start.',
    ],
    [goal.need.trim() !== '' || goal.why.trim() !== '', 'Relevant: what is it for?'],
    [goal.reviewOn !== null, 'With a day: by when?'],
  ];
  return hints.filter(([isSeen]) => !isSeen).map(([, hint]) => hint);
}
