/** One of each thing of the room `reminders`, as test/possessions.ts needs it. */
import type { Write } from '#platform';

export interface Owner {
  memberId: number;
  word: string;
  /** Epoch ms. */
  at: number;
}

export async function possessReminders(trx: Write, { memberId, word, at }: Owner) {
  const device = await trx
    .insertInto('push_subscription')
    .values({
      member_id: memberId,
      endpoint: `https://push.example/${word}`,
      p256dh: word,
      auth: word,
      label: word,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { 'push-subscriptions': device };
}
