import { dayAfter } from '#days';
import type { GoalView } from '../schema.ts';

export interface DraftQuestion {
  id?: number | undefined;
  text: string;
}

const FIELDS = [
  'need',
  'able',
  'kind',
  'why',
  'known',
  'interest',
  'outcome',
  'obstacle',
  'ifThen',
  'evidence',
  'confidence',
  'minutesPerWeek',
  'reviewOn',
  'audience',
  'audiencePerson',
  'parentId',
  'start',
  'startText',
] as const;

/** What the form holds. */
export interface GoalDraft extends Pick<GoalView, (typeof FIELDS)[number]> {
  questions: readonly DraftQuestion[];
}

/** What every part of the form gets. */
export interface DraftProps {
  form: GoalDraft;
  change: (fields: Partial<GoalDraft>) => void;
  errors: Readonly<Record<string, string>>;
}

/** Four weeks: long enough that something has happened, soon enough to change course. */
const REVIEW_AFTER_DAYS = 28;

/** A new goal: nothing known, a first look back proposed; a part of another when one begins there. */
export function emptyDraft(now: number, parentId: number | null = null): GoalDraft {
  return {
    need: '',
    able: '',
    kind: 'learning',
    why: '',
    known: '',
    interest: null,
    outcome: '',
    obstacle: '',
    ifThen: null,
    evidence: '',
    confidence: null,
    minutesPerWeek: null,
    reviewOn: dayAfter(now, REVIEW_AFTER_DAYS),
    audience: 'me',
    audiencePerson: '',
    parentId,
    start: parentId === null ? 'blank' : 'goal',
    startText: '',
    questions: [],
  };
}

export function draftOf(goal: GoalView): GoalDraft {
  const entries = [...FIELDS, 'questions' as const].map((field) => [field, goal[field]]);
  return Object.fromEntries(entries) as GoalDraft;
}

/**
 * Gives the texts of the chips the ids they had: a text that was there keeps its own; a reworded
 * one, standing where the only missing text stood, keeps that one's, and with it all that was found.
 */
export function withIds(
  before: readonly DraftQuestion[],
  texts: readonly string[],
): DraftQuestion[] {
  const byText = new Map(before.map((question) => [question.text, question.id]));
  const isReworded = texts.length === before.length;
  return texts.map((text, at) => {
    if (byText.has(text)) return { id: byText.get(text), text };
    const stood = before[at];
    const isGone = stood !== undefined && !texts.includes(stood.text);
    return isReworded && isGone ? { id: stood.id, text } : { text };
  });
}

/** After saving, what was new has an id: the form learns it, whatever was written meanwhile. */
export function learnIds(
  draft: readonly DraftQuestion[],
  saved: readonly { id: number; text: string }[],
): readonly DraftQuestion[] {
  const known = new Map(saved.map((question) => [question.text, question.id]));
  const isLearning = draft.some(({ id, text }) => id === undefined && known.has(text.trim()));
  if (!isLearning) return draft;
  return draft.map((question) =>
    question.id === undefined ? { ...question, id: known.get(question.text.trim()) } : question,
  );
}

/** Which editor is on the page: it changes when another goal is opened, not when the one it writes gets an id. */
export interface Session {
  key: number;
  goalId: string | null;
  /** Whether the address already names the goal that the server has just started. */
  isNamed: boolean;
}

/** The session after the address names `goalId`. */
export function sessionAt(session: Session, goalId: string | null): Session {
  if (goalId === session.goalId) return session.isNamed ? session : { ...session, isNamed: true };
  // The goal was started and the address is about to say so.
  if (!session.isNamed && goalId === null) return session;
  return { key: session.key + 1, goalId, isNamed: true };
}

/** "45 minutes", "2 hours", "2 hours 30 minutes". */
export function timeWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.join(' ') || '0 minutes';
}
