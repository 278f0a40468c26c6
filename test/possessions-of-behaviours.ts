/** One of each thing of behaviours, tools and checks, as test/possessions.ts needs it. */
import type { Write } from '#platform';

export interface Owner {
  memberId: number;
  goalId: number;
  word: string;
  /** Epoch ms. */
  at: number;
}

export async function possessBehaviours(trx: Write, { memberId, goalId, word, at }: Owner) {
  const behaviour = await trx
    .insertInto('behaviour')
    .values({
      member_id: memberId,
      goal_id: goalId,
      c: 'consume',
      phase: 'performance',
      event: 'by-hand',
      key: word,
      subject_kind: null,
      subject_id: null,
      at,
      told_at: at,
      undone_at: null,
      minutes: null,
      by_hand: word,
      tool_id: null,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const tool = await trx
    .insertInto('tool')
    .values({
      member_id: memberId,
      name: word,
      name_key: word,
      kind: 'other',
      url: null,
      created_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { behaviours: behaviour, tools: tool };
}
