import type { Write } from '#platform';

/** What a member keeps about their people, beside the people themselves. */
export async function possessAboutPeople(
  trx: Write,
  {
    memberId,
    goalId,
    personId,
    word,
    at,
  }: { memberId: number; goalId: number; personId: number; word: string; at: number },
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
  const observation = await trx
    .insertInto('observation')
    .values({
      member_id: memberId,
      person_id: personId,
      goal_id: goalId,
      kind: 'other',
      day: '2026-11-23',
      words: word,
      noted_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const account = await trx
    .insertInto('card_account')
    .values({
      member_id: memberId,
      url: `https://dav.${word}.example/`,
      user_name: word,
      password: word,
      problem: null,
      read_at: null,
      next_at: null,
      removed_at: null,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mailbox = await trx
    .insertInto('mailbox')
    .values({
      member_id: memberId,
      host: `imap.${word}.example`,
      port: 993,
      security: 'tls',
      user_name: word,
      password: word,
      folder: 'INBOX',
      folders: '[]',
      keeps_mine: 0,
      uid_validity: null,
      trouble: null,
      problem: null,
      read_at: null,
      next_at: null,
      removed_at: null,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const sender = await trx
    .insertInto('mailbox_sender')
    .values({
      mailbox_id: mailbox.id,
      kind: 'address',
      key: `news@${word}.example`,
      name: word,
      last_at: at,
      feed_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const brief = await trx
    .insertInto('brief')
    .values({
      goal_id: goalId,
      question: word,
      criteria: '[]',
      different: '[]',
      state: 'open',
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const roll = await trx
    .insertInto('roll')
    .values({ member_id: memberId, url: `https://${word}.example/roll`, state: 'read' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const erasure = await trx
    .insertInto('erasure')
    .values({ member_id: memberId, person_id: null, erased_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    erasures: erasure,
    briefs: brief,
    rolls: roll,
    lists: list,
    observations: observation,
    'address-books': account,
    mailboxes: mailbox,
    senders: sender,
  };
}
