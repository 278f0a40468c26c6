/** What of the library a member can own, beside what they keep itself. */
import type { Write } from '#platform';

interface Owner {
  memberId: number;
  keepId: number;
  word: string;
  at: number;
}

export async function possessLibrary(trx: Write, { memberId, keepId, word, at }: Owner) {
  const highlights = await trx
    .insertInto('highlight')
    .values({
      keep_id: keepId,
      exact: word,
      prefix: '',
      suffix: '',
      made_start: null,
      start_at: null,
      end_at: null,
      how: null,
      note: word,
      folded: word,
      draft_key: null,
      created_at: at,
      updated_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const texts = await trx
    .insertInto('keep_text')
    .values({ keep_id: keepId, taken_at: at, words: 1, excerpt: word, html: word })
    .returning('id')
    .executeTakeFirstOrThrow();
  const machine = await trx
    .insertInto('machine_text')
    .values({
      member_id: memberId,
      entry_id: null,
      keep_id: keepId,
      kind: 'summary',
      language: 'en',
      text_hash: word,
      model: word,
      state: 'done',
      run: word,
      parts_done: 1,
      parts_total: 1,
      asked_at: at,
      made_at: at,
      problem: null,
      note: null,
      title: '',
      answers: '{}',
      html: word,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const list = await trx
    .insertInto('library_import')
    .values({
      member_id: memberId,
      format: 'table',
      file_name: word,
      state: 'preview',
      summary: '{"tags":0,"folders":0,"highlights":0,"takeaways":0,"texts":0}',
      problems: '[]',
      choices: '{}',
      steps_total: 0,
      steps_done: 0,
      stayed: 0,
      created_at: at,
      applied_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { highlights, texts, 'machine-texts': machine, 'library-imports': list };
}
