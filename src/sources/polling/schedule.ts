import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { ATTRIBUTE } from '../feeds/follow.ts';
import { attribute } from './attribute.ts';
import { pollFeed } from './poll.ts';
import { recordBroken } from './record.ts';

export const POLL = 'sources.poll';
const DUE_AT_ONCE_MAX = 1_000;
const DUE_EVERY_MS = 30_000;
const ATTEMPTS_MAX = 5;

const PollPayload = z.object({ feedId: z.number().int() });
const AttributePayload = PollPayload.extend({ memberId: z.number().int().optional() });

/** Looking at a feed, as a job. One at a time for a host, whatever the number of processes. */
export function pollJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [POLL]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload, cutOff) => pollFeed(kith, PollPayload.parse(payload).feedId, cutOff),
      givenUp: (trx, payload) => recordBroken(trx, PollPayload.parse(payload).feedId, kith.now()),
    },
    [ATTRIBUTE]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => attributeFor(kith, AttributePayload.parse(payload)),
    },
  };
}

/** Other rooms hear of what was there before this member followed it. */
async function attributeFor(
  kith: Kith,
  { feedId, memberId }: z.infer<typeof AttributePayload>,
): Promise<void> {
  await kith.db.write(async (trx) => {
    await attribute(kith, trx, feedId);
    const first = await trx
      .selectFrom('entry')
      .select(({ fn }) => fn.min('id').as('id'))
      .where('feed_id', '=', feedId)
      .executeTakeFirst();
    if (memberId === undefined || !first?.id) return;
    const again = { fromId: Number(first.id), memberIds: [memberId] };
    await kith.announce(trx, 'feed.read', { feedId, entriesNew: 0, again });
  });
}

export async function enqueuePolls(
  kith: Kith,
  trx: Write,
  feeds: { id: number; host: string }[],
): Promise<void> {
  await kith.enqueue(
    trx,
    feeds.map((feed) => ({
      kind: POLL,
      payload: { feedId: feed.id },
      orderingKey: `host ${feed.host}`,
      dedupeKey: `poll ${feed.id}`,
    })),
  );
}

/** Enqueues every feed whose time has come. Several processes may: a feed waits only once. */
export async function enqueueDue(kith: Kith): Promise<number> {
  const due = await kith.db.read
    .selectFrom('feed')
    .select(['id', 'host'])
    .where('next_poll_at', '<=', kith.now())
    .where('member_id', 'is', null)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('source').select('source.id').whereRef('source.feed_id', '=', 'feed.id'),
      ),
    )
    .orderBy('next_poll_at')
    .limit(DUE_AT_ONCE_MAX)
    .execute();
  if (due.length > 0) {
    await kith.db.write((trx) => enqueuePolls(kith, trx, due));
    kith.wakeJobs();
  }
  return due.length;
}

/** Keeps looking for due feeds until stopped. */
export function startPolling(kith: Kith): () => void {
  const turn = () => void enqueueDue(kith).catch((error) => kith.log.error('due feeds', error));
  turn();
  const timer = setInterval(turn, DUE_EVERY_MS);
  return () => clearInterval(timer);
}
