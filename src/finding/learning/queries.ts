import { z } from '@hono/zod-openapi';
import { goalTitle } from '#goals';
import type { Kith } from '#platform';
import { SIGNALS, type Weights } from '../ranking/index.ts';
import { type Lesson, learnedWeights, movementOf, voicesOn } from './learn.ts';
import { LESSONS_MAX, LESSONS_SHOWN_MAX } from './limits.ts';
import type { LearntView } from './schema.ts';

/** What was not looked at yet when the lesson was written tells nothing apart. */
const difference = z.number().min(-1).max(1).default(0);
const Differences = z.object({
  recent: difference,
  lasting: difference,
  replies: difference,
  lately: difference,
  activity: difference,
  today: difference,
  hours: difference,
});

/** What a member's choices made of the shipped weights. */
export async function weightsOf(kith: Kith, memberId: number): Promise<Weights> {
  return learnedWeights((await lessonsOf(kith, memberId)).map(lessonOf));
}

/** What was learnt, in words and with what it was learnt from. */
export async function learntBy(kith: Kith, memberId: number): Promise<LearntView> {
  const rows = await lessonsOf(kith, memberId);
  const lessons = rows.map(lessonOf);
  const weights = learnedWeights(lessons);
  return {
    signals: SIGNALS.map((signal) => ({
      signal,
      movement: movementOf(signal, weights),
      ...voicesOn(signal, lessons),
    })),
    lessons: rows.slice(0, LESSONS_SHOWN_MAX).map((row) => ({
      id: row.id,
      verdict: row.verdict,
      goal: { id: row.goal_id, title: goalTitle(row) },
      person: { id: row.person_id, name: row.name },
      learntAt: row.learnt_at,
    })),
    lessonsInAll: rows.length,
  };
}

/** Lessons that count, the latest first; nothing about goals and people that are removed. */
async function lessonsOf(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('finding_lesson')
    .innerJoin('goal', 'goal.id', 'finding_lesson.goal_id')
    .innerJoin('person', 'person.id', 'finding_lesson.person_id')
    .select([
      'finding_lesson.id',
      'finding_lesson.goal_id',
      'finding_lesson.person_id',
      'finding_lesson.verdict',
      'finding_lesson.differences',
      'finding_lesson.learnt_at',
      'goal.able',
      'goal.need',
      'person.name',
    ])
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('finding_lesson.forgotten_at', 'is', null)
    .orderBy('finding_lesson.learnt_at', 'desc')
    .orderBy('finding_lesson.id', 'desc')
    .limit(LESSONS_MAX)
    .execute();
}

const lessonOf = (row: { verdict: Lesson['verdict']; differences: string }): Lesson => ({
  verdict: row.verdict,
  differences: Differences.parse(JSON.parse(row.differences)),
});
