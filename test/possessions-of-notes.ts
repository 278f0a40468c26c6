/** What of the room of notes a member can own; apart, because one file would be too long. */
import type { Write } from '#platform';

interface Owner {
  memberId: number;
  goalId: number;
  word: string;
  at: number;
}

/** One of each, by the word that stands before its id in an address. */
export async function possessNotes(trx: Write, { memberId, goalId, word, at }: Owner) {
  const note = await trx
    .insertInto('note')
    .values({
      member_id: memberId,
      goal_id: goalId,
      title: word,
      text: word,
      folded: word,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const revision = await trx
    .insertInto('note_revision')
    .values({
      note_id: note.id,
      title: word,
      text: word,
      chars: word.length,
      written_at: at,
      kept_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const template = await trx
    .insertInto('note_template')
    .values({
      member_id: memberId,
      name: word,
      text: word,
      tags: '[]',
      is_daily: 0,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const attachment = await trx
    .insertInto('attachment')
    .values({
      member_id: memberId,
      name: word,
      type: 'image/png',
      size: 1,
      sha256: word,
      created_at: at,
      bytes: new Uint8Array([1]),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('note')
    .set({ text: `${word} ![it](/api/v1/attachments/${attachment.id})` })
    .where('id', '=', note.id)
    .execute();
  const vault = await trx
    .insertInto('vault_import')
    .values({
      member_id: memberId,
      format: 'markdown',
      file_name: word,
      state: 'preview',
      summary:
        '{"tags":0,"folders":0,"links":{"found":0,"lost":0},"lost":[],"properties":[],"shared":0}',
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
  return {
    attachments: attachment,
    notes: note,
    'notes-of-others': note,
    revisions: revision,
    'note-templates': template,
    // `/notes/import/{id}`
    import: vault,
  };
}
