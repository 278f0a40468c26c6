import type { Write } from '#platform';

/** What a member keeps about their people, beside the people themselves. */
export async function possessAboutPeople(
  trx: Write,
  { memberId, word, at }: { memberId: number; word: string; at: number },
) {
  const list = await trx
    .insertInto('person_list')
    .values({
      member_id: memberId,
      name: word,
      name_key: word,
      filter: null,
      created_at: at,
      updated_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { lists: list };
}
