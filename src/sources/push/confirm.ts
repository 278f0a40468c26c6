import type { Kith, Write } from '#platform';
import { DENIED_MS, leaseUntil, renewAt } from './rules.ts';

const PROBLEM_CHARS_MAX = 300;

/** What a hub asks back before it pushes, or says it will not. */
export interface Question {
  mode: 'subscribe' | 'unsubscribe' | 'denied';
  topic: string;
  challenge: string;
  leaseSeconds: number | null;
  reason: string;
}

/**
 * Whether Kith did ask that: gives what is to be answered, or null for no. Only the hub that was
 * given this address knows the token, and only for the topic it was asked for. Source: WebSub, 5.3.
 */
export async function confirm(
  kith: Kith,
  token: string,
  question: Question,
): Promise<string | null> {
  return kith.db.write(async (trx) => {
    const push = await trx
      .selectFrom('feed_push')
      .select(['id', 'state', 'topic_url'])
      .where('token', '=', token)
      .executeTakeFirst();
    if (push?.topic_url !== question.topic) return null;
    const isLeaving = push.state === 'leaving';
    if (question.mode === 'unsubscribe') {
      if (!isLeaving) return null;
      await trx.deleteFrom('feed_push').where('id', '=', push.id).execute();
      return question.challenge;
    }
    if (isLeaving) return null;
    await (question.mode === 'denied' ? deny : activate)(trx, push.id, {
      question,
      now: kith.now(),
    });
    return question.mode === 'denied' ? '' : question.challenge;
  });
}

interface Answered {
  question: Question;
  now: number;
}

async function activate(trx: Write, id: number, { question, now }: Answered): Promise<void> {
  const until = leaseUntil(now, question.leaseSeconds);
  await trx
    .updateTable('feed_push')
    .set({
      state: 'active',
      failures: 0,
      problem: null,
      lease_until: until,
      next_at: renewAt(now, until),
    })
    .where('id', '=', id)
    .execute();
}

async function deny(trx: Write, id: number, { question, now }: Answered): Promise<void> {
  const reason = question.reason.replace(/\s+/g, ' ').trim();
  const problem = `The hub does not push it${reason ? `: ${reason}` : '.'}`;
  await trx
    .updateTable('feed_push')
    .set({
      state: 'wanted',
      problem: problem.slice(0, PROBLEM_CHARS_MAX).toWellFormed(),
      lease_until: null,
      next_at: now + DENIED_MS,
    })
    .where('id', '=', id)
    .execute();
}
