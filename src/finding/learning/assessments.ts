import { z } from '@hono/zod-openapi';
import { Criterion } from '#people';
import type { Kith } from '#platform';
import { noteLesson } from './note-lesson.ts';

const Assessed = z.object({
  memberId: z.number().int(),
  goalId: z.number().int(),
  personId: z.number().int(),
  criterion: Criterion,
  value: z.enum(['unknown', 'yes', 'no']),
});

/**
 * A yes or no on expertise confirms or refuses what ranking is about. The other criteria say something
 * else of a person: nobody should come later for not being disruptive.
 */
export async function learnFromAssessment(kith: Kith, payload: unknown): Promise<void> {
  const { criterion, value, ...who } = Assessed.parse(payload);
  if (criterion !== 'expert') return;
  const verdict = value === 'unknown' ? null : value === 'yes' ? 'confirmed' : 'refused';
  await noteLesson(kith, { ...who, about: 'assessment', verdict });
}
