import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, PoliteFetch, Write } from '#platform';
import { authorOf, discover } from '#sources';
import { politeFetch } from './manners.ts';

export const LOOK = 'finding.look';
const ATTEMPTS_MAX = 3;
const NOT_READ = 'Kith failed to read this site.';
const Payload = z.object({ strangerId: z.number().int() });

/** Visiting a site that the network points to, as a job; one visit at a time for a host. */
export function lookJobs(kith: Kith): Record<string, JobHandler> {
  const polite = politeFetch(kith);
  return {
    [LOOK]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => lookAtStranger(kith, polite, Payload.parse(payload).strangerId),
      givenUp: (trx, payload) =>
        noteIn(trx, Payload.parse(payload).strangerId, {
          state: 'nothing',
          detail: NOT_READ,
          looked_at: kith.now(),
        }),
      triedAgain: async (trx, payload) => {
        await trx
          .updateTable('stranger')
          .set({ state: 'looking', detail: null })
          .where('id', '=', Payload.parse(payload).strangerId)
          .where('state', '=', 'nothing')
          .where('detail', '=', NOT_READ)
          .execute();
      },
    },
  };
}

/** Finds out who is behind a site: the page, its feed, the feed's author. What goes wrong is noted, in words. */
async function lookAtStranger(kith: Kith, polite: PoliteFetch, id: number): Promise<void> {
  const stranger = await kith.db.read
    .selectFrom('stranger')
    .select(['id', 'site_key', 'url', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (stranger?.state !== 'looking') return;
  const found = await discover(polite, homeOf(stranger.url, stranger.site_key));
  if (found.kind !== 'found') return note(kith, id, { state: 'nothing', detail: found.why });
  const [feed] = found.feeds;
  if (!feed)
    return note(kith, id, {
      state: 'nothing',
      detail: 'There is a page, but no feed to read.',
      title: found.title,
    });
  const name = found.name ?? (await authorOf(polite, feed.url));
  await note(kith, id, {
    state: 'looked',
    feed_url: feed.url,
    name,
    title: found.title ?? feed.title,
    detail: null,
  });
}

interface Noted {
  state: 'looked' | 'nothing';
  detail: string | null;
  name?: string | null;
  title?: string | null;
  feed_url?: string;
}

const note = (kith: Kith, id: number, noted: Noted): Promise<void> =>
  kith.db.write((trx) => noteIn(trx, id, { ...noted, looked_at: kith.now() }));

async function noteIn(trx: Write, id: number, noted: Noted & { looked_at: number }): Promise<void> {
  await trx
    .updateTable('stranger')
    .set(noted)
    .where('id', '=', id)
    .where('state', '=', 'looking')
    .execute();
}

/** The front page of a site: its key as an address, with the scheme of the link. */
export function homeOf(url: string, siteKey: string): string {
  const scheme = new URL(url).protocol;
  const { host } = new URL(url);
  const [keyHost = '', ...path] = siteKey.split('/');
  // The key leaves out "www."; the link knows whether it is needed.
  const real = host === `www.${keyHost}` ? host : keyHost;
  return `${scheme}//${[real, ...path].join('/')}${path.length > 0 ? '' : '/'}`;
}
