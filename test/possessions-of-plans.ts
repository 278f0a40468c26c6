/** One of each thing of the plans, and a place, for `possessions.ts`. */
import type { Write } from '#platform';

interface Owned {
  memberId: number;
  goalId: number;
  personId: number;
  sourceId: number;
  word: string;
  at: number;
}

export async function possessPlans(
  trx: Write,
  { memberId, goalId, personId, sourceId, word, at }: Owned,
) {
  const place = await trx
    .insertInto('place')
    .values({
      member_id: memberId,
      name: word,
      name_key: word,
      kind: 'forum',
      address: '',
      why: '',
      created_at: at,
      updated_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const step = await trx
    .insertInto('step')
    .values({
      member_id: memberId,
      goal_id: goalId,
      text: word,
      c: 'create',
      phase: 'performance',
      person_id: personId,
      place_id: place.id,
      source_id: sourceId,
      address: '',
      tool: '',
      method: '',
      cue: '',
      action: '',
      due_on: null,
      recurrence: null,
      position: 1,
      state: 'planned',
      done_at: null,
      draft_key: null,
      created_at: at,
      updated_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const kit = await trx
    .insertInto('kit')
    .values({
      member_id: memberId,
      goal_id: goalId,
      title: word,
      document: JSON.stringify({
        format: 'kith-kit',
        version: 1,
        goal: { able: word, need: '', kind: 'learning', evidence: '', questions: [] },
        people: [],
        sources: [],
        places: [],
        steps: [],
      }),
      draft_key: null,
      taken_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const kept = await trx
    .insertInto('kept_path')
    .values({
      member_id: memberId,
      goal_id: goalId,
      kind: 'entry',
      subject_id: 1,
      title: word,
      url: null,
      takeaway: word,
      step_id: step.id,
      kept_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { places: place, steps: step, kits: kit, 'kept-paths': kept };
}
