import { CRITERIA_MAX, CRITERION_CHARS_MAX, type DecisionKind, type Reached } from './limits.ts';

const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u;

/** The lines of a goal's evidence of success: each is looked at by itself. */
export function criteriaOf(evidence: string): string[] {
  const lines = evidence
    .split('\n')
    .map((line) => line.replace(BULLET, '').trim().slice(0, CRITERION_CHARS_MAX).toWellFormed())
    .filter((line) => line !== '');
  return [...new Set(lines)].slice(0, CRITERIA_MAX);
}

/**
 * What was said of each criterion, in the order in which the goal names them now. What was said of a
 * line that the goal no longer has comes last, so that rewording loses nothing.
 */
export function withCriteria<Said extends { criterion: string }>(
  criteria: readonly string[],
  said: readonly Said[],
  unsaid: (criterion: string) => Said,
): Said[] {
  const known = new Map(said.map((one) => [one.criterion, one]));
  const now = criteria.map((criterion) => known.get(criterion) ?? unsaid(criterion));
  return [...now, ...said.filter(({ criterion }) => !criteria.includes(criterion))];
}

/** After which decisions a goal goes on, and so wants a next day to look back. */
export const goesOn = (decision: DecisionKind): boolean =>
  decision !== 'park' && decision !== 'met';

/** Why a goal rests or what shows that it is met: the words, else what was ticked as reached in the review. */
export function reasonFor(
  { decision, words }: { decision: DecisionKind; words: string },
  criteria: readonly { criterion: string; reached: Reached | null }[],
): string {
  if (words.trim() !== '' || decision !== 'met') return words.trim();
  return reachedLines(criteria);
}

/** What was ticked as reached, a line each. */
export const reachedLines = (
  criteria: readonly { criterion: string; reached: Reached | null }[],
): string =>
  criteria
    .filter(({ reached }) => reached === 'yes')
    .map(({ criterion }) => criterion)
    .join('\n');
