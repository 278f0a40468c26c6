import { fsrs } from 'ts-fsrs';
import { addDays, daysBetween } from '#days';
import { CALIBRATION_ANSWERS_MIN, CONFIDENCE_AFTER_DAYS } from './limits.ts';
import type { CalibrationBand, CalibrationView } from './schema.ts';

/** A question comes back at least this often, however well it is known. */
const INTERVAL_DAYS_MAX = 365;
/** The first time: long enough that one no longer has the answer in mind. */
const FIRST_AFTER_DAYS = 2;
const BAND_WIDTH = 20;
/** From this grade on the answer was there, with effort or without. */
const RECALLED_FROM = 2;

/**
 * Whole days only, and no chance in them: what spacing gives is had by simple intervals (g .74 over massed;
 * expanding and even ones hardly differ), and a day that can be foretold can be planned.
 */
const scheduler = fsrs({
  enable_fuzz: false,
  enable_short_term: false,
  maximum_interval: INTERVAL_DAYS_MAX,
});

export interface Memory {
  stability: number;
  difficulty: number;
}

/** The day on which a new question is first asked. */
export const firstDue = (today: string): string => addDays(today, FIRST_AFTER_DAYS);

/** What is remembered of a question after an answer, and in how many days it comes back: one at least. */
export function afterAnswer(
  memory: Memory | null,
  daysSince: number,
  grade: number,
): Memory & { days: number } {
  const { stability, difficulty } = scheduler.next_state(memory, daysSince, grade);
  const days = Math.max(1, scheduler.next_interval(stability, daysSince));
  return { stability, difficulty, days };
}

/**
 * Whether "how sure are you?" is asked. A judgement right after seeing the answer tells nothing; made days later it
 * tells well what one knows (Rhodes & Tauber 2011: g .93).
 */
export const isConfidenceDue = (seenOn: string, today: string): boolean =>
  daysBetween(seenOn, today) >= CONFIDENCE_AFTER_DAYS;

export interface JudgedAnswer {
  confidence: number;
  grade: number;
}

/** How sure one was against how it went. Silent below ten answers, which say nothing. */
export function calibrationOf(answers: readonly JudgedAnswer[]): CalibrationView {
  const answered = answers.length;
  const needed = CALIBRATION_ANSWERS_MIN;
  if (answered < needed) return { answered, needed, shown: null };
  return { answered, needed, shown: { ...meansOf(answers), bands: bandsOf(answers) } };
}

function meansOf(answers: readonly JudgedAnswer[]) {
  const mean = (of: (answer: JudgedAnswer) => number) =>
    Math.round(answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length);
  return {
    confidence: mean((answer) => answer.confidence),
    recalled: mean((answer) => (answer.grade >= RECALLED_FROM ? 100 : 0)),
  };
}

/** 0–19, 20–39, …, 80–100; those without an answer are left out. */
function bandsOf(answers: readonly JudgedAnswer[]): CalibrationBand[] {
  return [0, 20, 40, 60, 80].flatMap((from) => {
    const to = from === 80 ? 100 : from + BAND_WIDTH - 1;
    const own = answers.filter(({ confidence }) => confidence >= from && confidence <= to);
    return own.length === 0 ? [] : [{ from, to, count: own.length, ...meansOf(own) }];
  });
}
