/** One of each thing between members who help each other, as test/possessions.ts needs it. */
import type { Write } from '#platform';

interface Owner {
  memberId: number;
  word: string;
  /** Epoch ms. */
  at: number;
}

/** A member who agreed to be found, another one who wrote to them, and one whom they blocked. */
export async function possessPeers(trx: Write, { memberId, word, at }: Owner) {
  const mine = await ofOffer(trx, { memberId, word, at });
  const other = await ofMember(trx, `peer-of-${word}`, at);
  const theirs = await ofOffer(trx, { memberId: other.id, word: `peer of ${word}`, at });
  const request = await trx
    .insertInto('peer_request')
    .values({
      from_offer_id: theirs.id,
      to_offer_id: mine.id,
      goal_id: null,
      kind: 'ask',
      topic: word,
      words: word,
      state: 'open',
      asked_at: at,
      withdrawn_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('peer_asking')
    .values({ from_member_id: other.id, to_member_id: memberId, asked_at: at })
    .execute();
  const blocked = await ofMember(trx, `blocked-by-${word}`, at);
  await trx
    .insertInto('member_block')
    .values({ member_id: memberId, blocked_id: blocked.id, blocked_at: at })
    .execute();
  const invitation = await trx
    .insertInto('invitation')
    .values({
      token_hash: word,
      invited_by: memberId,
      created_at: at,
      expires_at: at,
      accepted_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { 'peer-requests': request, 'blocked-members': blocked, invitations: invitation };
}

function ofMember(trx: Write, name: string, at: number) {
  return trx
    .insertInto('member')
    .values({ name, display_name: name, password_hash: name, is_host: 0, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
}

function ofOffer(trx: Write, { memberId, word, at }: Owner) {
  return trx
    .insertInto('offer')
    .values({
      member_id: memberId,
      topics: JSON.stringify([word]),
      asks_per_month: 3,
      until: null,
      languages: '[]',
      channel: '',
      contact: word,
      joined_at: at,
      left_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}
