/** One of each thing of the room `connect`, as test/possessions.ts needs it. */
import type { Write } from '#platform';

export interface Owner {
  memberId: number;
  goalId: number;
  personId: number;
  entryId: number;
  word: string;
  /** Epoch ms. */
  at: number;
}

export async function possessConnect(trx: Write, owner: Owner) {
  const need = await ofNeed(trx, owner);
  return {
    moves: await ofMove(trx, owner),
    interactions: await ofInteraction(trx, owner),
    needs: need,
    asks: await ofAsk(trx, owner),
    helps: await ofHelp(trx, owner, need.id),
    introductions: await ofIntroduction(trx, owner),
  };
}

function ofMove(trx: Write, { memberId, goalId, personId, word, at }: Owner) {
  return trx
    .insertInto('move')
    .values({
      member_id: memberId,
      goal_id: goalId,
      person_id: personId,
      intent: 'ask',
      opener: word,
      gives: '[]',
      due_on: null,
      state: 'planned',
      outcome: '',
      direction: null,
      draft_key: null,
      created_at: at,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

async function ofInteraction(trx: Write, { memberId, goalId, personId, word, at }: Owner) {
  const made = await trx
    .insertInto('interaction')
    .values({
      member_id: memberId,
      day: '2026-11-20',
      is_two_way: 1,
      title: word,
      origin: 'hand',
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const who = { interaction_id: made.id };
  await trx
    .insertInto('interaction_person')
    .values({ ...who, person_id: personId })
    .execute();
  await trx
    .insertInto('interaction_goal')
    .values({ ...who, goal_id: goalId })
    .execute();
  return made;
}

function ofNeed(trx: Write, { memberId, personId, entryId, word, at }: Owner) {
  return trx
    .insertInto('need')
    .values({
      member_id: memberId,
      person_id: personId,
      kind: 'question',
      words: word,
      words_key: word,
      origin: 'entry',
      entry_id: entryId,
      asked_on: '2026-11-22',
      state: 'open',
      created_at: at,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

async function ofAsk(trx: Write, { memberId, goalId, personId, word, at }: Owner) {
  const made = await trx
    .insertInto('ask')
    .values({
      member_id: memberId,
      goal_id: goalId,
      question: word,
      tried: word,
      hoped: word,
      closes_on: '2026-12-01',
      state: 'open',
      outcome: '',
      draft_key: null,
      created_at: at,
      closed_at: null,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('ask_person')
    .values({
      ask_id: made.id,
      person_id: personId,
      position: 0,
      slot: 'fit',
      why: word,
      about: '',
      chance: 40,
      message: null,
      channel: null,
      state: 'waiting',
      sent_at: null,
      settled_at: null,
      helped: null,
      answer: '',
      thanked_at: null,
      told_at: null,
      interaction_id: null,
    })
    .execute();
  return made;
}

function ofHelp(trx: Write, { memberId, personId, at }: Owner, needId: number) {
  return trx
    .insertInto('help')
    .values({
      member_id: memberId,
      person_id: personId,
      need_id: needId,
      rung: 'notice',
      interaction_id: null,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

async function ofIntroduction(trx: Write, { memberId, personId, word, at }: Owner) {
  const other = await trx
    .insertInto('person')
    .values({
      member_id: memberId,
      name: `other ${word}`,
      name_key: `other ${word}`,
      search_key: word,
      made_by_batch: null,
      touched_at: null,
      removed_at: null,
      merged_into: null,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return trx
    .insertInto('introduction')
    .values({
      member_id: memberId,
      first_id: personId,
      second_id: other.id,
      need_id: null,
      why: word,
      first: 'asked',
      second: 'unasked',
      outcome: '',
      interaction_id: null,
      made_at: null,
      created_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}
