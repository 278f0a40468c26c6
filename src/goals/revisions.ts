import { goalTitle } from './queries.ts';
import type { GoalView } from './schema.ts';

/** What of a goal is told when it changes. A parent by its title, as it is called then. */
export interface Told
  extends Omit<
    GoalView,
    'id' | 'parentId' | 'start' | 'startText' | 'createdAt' | 'updatedAt' | 'questions'
  > {
  partOf: string;
  questions: readonly { id: number; text: string }[];
}

export type ToldField = keyof Told;
/** By field, what it was and what it became. */
export type Changes = {
  [Field in ToldField]?: { from: Told[Field]; to: Told[Field] };
};

/** A pause longer than this ends a sitting. Changes of one sitting are one revision. */
export const SITTING_MS = 30 * 60 * 1000;

export function toldOf(goal: GoalView, parent: GoalView | undefined): Told {
  const {
    id: _id,
    parentId: _parentId,
    start: _start,
    startText: _startText,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    ...told
  } = goal;
  return {
    ...told,
    partOf: parent ? goalTitle(parent) : '',
    // Another order asks nothing else.
    questions: goal.questions.toSorted((a, b) => a.id - b.id),
  };
}

/** What differs between two moments of a goal. */
export function changesBetween(before: Told, after: Told): Changes {
  const fields = Object.keys(after) as ToldField[];
  return Object.fromEntries(
    fields
      .map((field) => [field, { from: before[field], to: after[field] }] as const)
      .filter(([, { from, to }]) => !isSame(from, to)),
  ) as Changes;
}

/**
 * Two changes, one after the other, as one. What came back to where it was is no change. What is
 * still written in the sitting in which a goal starts belongs to its start.
 */
export function joinChanges(earlier: Changes, later: Changes): Changes {
  const fields = [...new Set([...Object.keys(earlier), ...Object.keys(later)])] as ToldField[];
  const joined = fields.map((field) => {
    const [first, second] = [earlier[field], later[field]];
    return [field, { from: (first ?? second)?.from, to: (second ?? first)?.to }] as const;
  });
  return Object.fromEntries(joined.filter(([, { from, to }]) => !isSame(from, to))) as Changes;
}

/** A goal that was a draft a moment ago has only started, whatever else was written then. */
export function asTold(changes: Changes): Changes {
  if (changes.status?.from !== 'draft') return changes;
  const { status, parkedReason, metEvidence } = changes;
  return {
    status,
    ...(parkedReason && { parkedReason }),
    ...(metEvidence && { metEvidence }),
  };
}

export const isEmpty = (changes: Changes) => Object.keys(changes).length === 0;

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
