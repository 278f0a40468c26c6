import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, PoliteFetch, Write } from '#platform';
import { type RollSite, readRoll } from '#sources';
import { withoutErased } from '../beyond/erased.ts';
import { politeFetch } from '../beyond/manners.ts';

export const READ_ROLL = 'finding.roll';
const ATTEMPTS_MAX = 3;
const BYTES_MAX = 2 * 1024 * 1024;
const ROWS_AT_ONCE = 100;
const NOT_READ = 'Kith failed to read this list.';
const Payload = z.object({ rollId: z.number().int() });

/** Looking at a public list, as a job: one visit, with the manners of `beyond`. */
export function rollJobs(kith: Kith): Record<string, JobHandler> {
  const polite = politeFetch(kith);
  return {
    [READ_ROLL]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => lookAtRoll(kith, polite, Payload.parse(payload).rollId),
      givenUp: async (trx, payload) => {
        await trx
          .updateTable('roll')
          .set({ state: 'nothing', detail: NOT_READ, looked_at: kith.now() })
          .where('id', '=', Payload.parse(payload).rollId)
          .where('state', '=', 'looking')
          .execute();
      },
      triedAgain: async (trx, payload) => {
        await trx
          .updateTable('roll')
          .set({ state: 'looking', detail: null })
          .where('id', '=', Payload.parse(payload).rollId)
          .where('state', '=', 'nothing')
          .where('detail', '=', NOT_READ)
          .execute();
      },
    },
  };
}

/** Reads which sites a list names. What goes wrong is noted in words, and what was read before stays. */
async function lookAtRoll(kith: Kith, polite: PoliteFetch, id: number): Promise<void> {
  const roll = await kith.db.read
    .selectFrom('roll')
    .select(['url', 'state', 'member_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (roll?.state !== 'looking') return;
  const list = await listAt(polite, roll.url);
  if (list.kind === 'nothing')
    return note(kith, id, { state: 'nothing', detail: list.why, looked_at: kith.now() });
  const sites = await withoutErased(kith.db.read, roll.member_id, list.sites);
  await kith.db.write(async (trx) => {
    const read = { state: 'read' as const, detail: null, title: list.title };
    const noted = await trx
      .updateTable('roll')
      .set({ ...read, looked_at: kith.now() })
      .where('id', '=', id)
      .executeTakeFirst();
    if (noted.numUpdatedRows > 0n) await keepSites(trx, id, sites);
  });
}

type Listed = { kind: 'read'; title: string | null; sites: RollSite[] } | Nothing;
type Nothing = { kind: 'nothing'; why: string };

/** What a list at an address names, or in words why nothing. */
export async function listAt(polite: PoliteFetch, url: string): Promise<Listed> {
  const fetched = await polite.get({ url, bytesMax: BYTES_MAX });
  if (fetched.kind !== 'ok') {
    const why = fetched.kind === 'failed' ? fetched.detail : 'The site sent nothing.';
    return { kind: 'nothing', why };
  }
  const contentType = fetched.headers['content-type'];
  const { title, sites } = readRoll(fetched.body, {
    url: fetched.url,
    ...(contentType ? { contentType } : {}),
  });
  if (sites.length === 0)
    return { kind: 'nothing', why: 'It names no sites that Kith could read.' };
  return { kind: 'read', title, sites };
}

/** What a list names now, in place of what it named before. */
export async function keepSites(
  trx: Write,
  rollId: number,
  sites: readonly RollSite[],
): Promise<void> {
  await trx.deleteFrom('roll_site').where('roll_id', '=', rollId).execute();
  const rows = sites.map(({ siteKey, url, name, feedUrl }, position) => ({
    roll_id: rollId,
    site_key: siteKey,
    url,
    name,
    feed_url: feedUrl,
    position,
  }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await trx
      .insertInto('roll_site')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
}

interface Noted {
  state: 'nothing';
  detail: string;
  looked_at: number;
}

async function note(kith: Kith, id: number, noted: Noted): Promise<void> {
  await kith.db.write((trx) => trx.updateTable('roll').set(noted).where('id', '=', id).execute());
}
