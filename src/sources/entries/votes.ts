import { sendAlong, type Write } from '#platform';

const VOTES_AT_ONCE_MAX = 1_000;

export interface Voted {
  entry_id: number;
  /** For it less those against it. */
  votes: number;
}

/** Notes how entries stand in the eyes of their readers; what has not changed is not written again. */
export async function putVotes(trx: Write, counted: readonly Voted[]): Promise<void> {
  for (let start = 0; start < counted.length; start += VOTES_AT_ONCE_MAX) {
    const put = trx
      .insertInto('entry_vote')
      .values(counted.slice(start, start + VOTES_AT_ONCE_MAX))
      .onConflict((conflict) =>
        conflict
          .column('entry_id')
          .doUpdateSet((eb) => ({ votes: eb.ref('excluded.votes') }))
          .whereRef('entry_vote.votes', '<>', 'excluded.votes'),
      );
    await sendAlong(trx, put);
  }
}
