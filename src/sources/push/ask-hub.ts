import { z } from '@hono/zod-openapi';
import type { Fetched, JobHandler, Kith, Write } from '#platform';
import { askAgainAt, FAREWELLS_MAX, LEASE_ASKED_S, PUSH_SECRET } from './rules.ts';

export const ASK_HUB = 'sources.ask-hub';
const ATTEMPTS_MAX = 3;
const ANSWER_BYTES_MAX = 20_000;
const PROBLEM_CHARS_MAX = 300;
const REDIRECTED = new Set([307, 308]);
const Payload = z.object({ pushId: z.number().int() });

export async function enqueueAsking(
  kith: Kith,
  trx: Write,
  pushes: readonly { id: number; hub_url: string }[],
): Promise<void> {
  await kith.enqueue(
    trx,
    pushes.map(({ id, hub_url }) => ({
      kind: ASK_HUB,
      payload: { pushId: id },
      orderingKey: `hub ${new URL(hub_url).host}`,
      dedupeKey: `hub ${id}`,
    })),
  );
}

/** Asks a hub to push a feed, to go on, or to stop; it confirms by asking back (`confirm.ts`). */
export function askHubJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const push = await startAsking(kith, Payload.parse(payload).pushId);
      if (!push) return;
      const problem = problemIn(await send(kith, push.hub_url, formOf(kith, push)));
      if (problem !== null) await noteProblem(kith, push.id, problem);
    },
  };
}

/**
 * Counts the try before it is made, as a hub may confirm before it has answered. Null where there is
 * nothing to ask: a hub that does not hear the farewell is forgotten.
 */
async function startAsking(kith: Kith, pushId: number) {
  const now = kith.now();
  return kith.db.write(async (trx) => {
    const push = await trx
      .selectFrom('feed_push')
      .selectAll()
      .where('id', '=', pushId)
      .where('next_at', '<=', now)
      .executeTakeFirst();
    if (!push) return null;
    if (push.state === 'leaving' && push.failures >= FAREWELLS_MAX) {
      await trx.deleteFrom('feed_push').where('id', '=', pushId).execute();
      return null;
    }
    const failures = push.failures + 1;
    await trx
      .updateTable('feed_push')
      .set({ failures, next_at: askAgainAt(now, failures) })
      .where('id', '=', pushId)
      .execute();
    return push;
  });
}

type Push = NonNullable<Awaited<ReturnType<typeof startAsking>>>;

/** The token alone tells which feed a message is for. */
export const callbackOf = ({ callback_base, token }: Pick<Push, 'callback_base' | 'token'>) =>
  `${callback_base}/api/v1/pushes/${token}`;

function formOf(kith: Kith, push: Push): string {
  const isLeaving = push.state === 'leaving';
  const secret = push.secret === null ? null : kith.secrets.open(push.secret, PUSH_SECRET);
  const more: Record<string, string> = { 'hub.lease_seconds': String(LEASE_ASKED_S) };
  if (secret !== null) more['hub.secret'] = secret;
  return new URLSearchParams({
    'hub.mode': isLeaving ? 'unsubscribe' : 'subscribe',
    'hub.topic': push.topic_url,
    'hub.callback': callbackOf(push),
    ...(isLeaving ? {} : more),
  }).toString();
}

/** A hub may say once that another is to be asked (WebSub, section 5.1). */
async function send(kith: Kith, hubUrl: string, body: string): Promise<Fetched> {
  const ask = (url: string) =>
    kith.fetch.exchange({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      bytesMax: ANSWER_BYTES_MAX,
    });
  const answer = await ask(hubUrl);
  if (answer.kind !== 'ok' || !REDIRECTED.has(answer.status)) return answer;
  const next = URL.parse(answer.headers.location ?? '', hubUrl);
  const isSafe = next?.protocol === 'https:' || !hubUrl.startsWith('https:');
  return next && isSafe ? ask(next.href) : answer;
}

/** Null where the hub took it. */
function problemIn(answer: Fetched): string | null {
  if (answer.kind === 'failed') return answer.detail;
  if (answer.kind === 'ok' && answer.status >= 200 && answer.status < 300) return null;
  const said = answer.kind === 'ok' ? new TextDecoder().decode(answer.body) : '';
  const words = /^\s*</.test(said) ? '' : said.replace(/\s+/g, ' ').trim();
  return `The hub refused${answer.kind === 'ok' ? ` (${answer.status})` : ''}${words ? `: ${words}` : '.'}`;
}

async function noteProblem(kith: Kith, id: number, problem: string): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('feed_push')
      .set({ problem: problem.slice(0, PROBLEM_CHARS_MAX).toWellFormed() })
      .where('id', '=', id)
      .execute(),
  );
}
