/** What of the room of reading a member can own. */
import type { Write } from '#platform';
import { possessLibrary } from './possessions-of-library.ts';

interface Owner {
  memberId: number;
  goalId: number;
  entryId: number;
  word: string;
  at: number;
}

export async function possessKeeps(trx: Write, { memberId, goalId, entryId, word, at }: Owner) {
  const keeps = await trx
    .insertInto('keep')
    .values({
      member_id: memberId,
      key: word,
      entry_id: entryId,
      goal_id: goalId,
      url: null,
      title: word,
      source: word,
      author: null,
      published_at: null,
      words: 1,
      folded: word,
      is_fetching: 0,
      problem: null,
      created_at: at,
      updated_at: at,
      removed_at: null,
      text_at: null,
      waits_since: null,
      check_at: null,
      failed_since: null,
      gone_since: null,
      failure: null,
      takeaway: word,
      excerpt: word,
      html: word,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mutes = await trx
    .insertInto('mute')
    .values({
      member_id: memberId,
      kind: 'words',
      key: word,
      label: word,
      feed_id: null,
      entry_id: entryId,
      url: null,
      until_at: null,
      created_at: at,
      lifted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const deletions = await trx
    .insertInto('deletion')
    .values({
      member_id: memberId,
      feed_url: word,
      identity: word,
      url: null,
      page: '',
      title: word,
      source: word,
      deleted_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const wishes = await trx
    .insertInto('wish')
    .values({
      member_id: memberId,
      entry_id: entryId,
      title: word,
      is_more: 1,
      created_at: at,
      reset_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const savedSearches = await trx
    .insertInto('saved_search')
    .values({
      member_id: memberId,
      name: word,
      name_key: word,
      q: word,
      created_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const ofLibrary = await possessLibrary(trx, { memberId, keepId: keeps.id, word, at });
  return { keeps, mutes, deletions, wishes, 'saved-searches': savedSearches, ...ofLibrary };
}
