import { z } from '@hono/zod-openapi';
import {
  type JobHandler,
  type Kith,
  type PoliteFetch,
  type Read,
  Refusal,
  type Write,
} from '#platform';
import { blogrollAddresses, type RollSite } from '#sources';
import { withoutErased } from '../beyond/erased.ts';
import { politeFetch } from '../beyond/manners.ts';
import type { BlogrollsView } from './blogrolls-view.ts';
import { keepSites, listAt } from './read.ts';
import { BLOGROLLS_MAX } from './schema.ts';

export const LOOK_FOR_BLOGROLL = 'finding.blogroll';
/** People whose sites are visited for one wish. */
export const BLOGROLL_PEOPLE_MAX = 20;
/** A site that was asked is left alone for so long. */
const AGAIN_AFTER_MS = 30 * 24 * 60 * 60 * 1000;
const PAGE_BYTES_MAX = 2 * 1024 * 1024;
/** One link is a link; from two on a page recommends. */
const SITES_MIN = 2;
const ATTEMPTS_MAX = 2;
const Payload = z.object({ personId: z.number().int() });

/** How far one has looked for the blogrolls of these people, by those who have a site. */
export async function blogrollsOf(
  kith: Kith,
  personIds: readonly number[],
): Promise<BlogrollsView> {
  const [sites, looks] = await Promise.all([
    sitesOf(kith.db.read, personIds),
    looksAt(kith.db.read, personIds),
  ]);
  const count = (state: string) => [...looks.values()].filter((one) => one.state === state).length;
  return {
    looking: count('looking'),
    looked: count('found') + count('nothing'),
    found: count('found'),
    open: openOf(kith, { sites, looks }).length,
  };
}

/** Asks the sites of people whether they have a blogroll, as jobs; each once a month. Answers how many are asked. */
export async function lookForBlogrolls(kith: Kith, personIds: readonly number[]): Promise<number> {
  if (!kith.config.beyond.enabled)
    throw new Refusal(
      'forbidden',
      'Looking beyond the network is switched off on this Kith (KITH_BEYOND).',
    );
  const asked = await kith.db.write(async (trx) => {
    const sites = await sitesOf(trx, personIds);
    const open = openOf(kith, { sites, looks: await looksAt(trx, personIds) });
    for (const [personId] of open)
      await trx
        .insertInto('blogroll_look')
        .values({ person_id: personId, state: 'looking', looked_at: kith.now() })
        .onConflict((conflict) =>
          conflict.column('person_id').doUpdateSet({ state: 'looking', looked_at: kith.now() }),
        )
        .execute();
    await kith.enqueue(
      trx,
      open.map(([personId, url]) => ({
        kind: LOOK_FOR_BLOGROLL,
        payload: { personId },
        orderingKey: `host ${new URL(url).host}`,
        dedupeKey: `blogroll ${personId}`,
      })),
    );
    return open.length;
  });
  kith.wakeJobs();
  return asked;
}

interface Known {
  sites: ReadonlyMap<number, string>;
  looks: Awaited<ReturnType<typeof looksAt>>;
}

function openOf(kith: Kith, { sites, looks }: Known): [personId: number, url: string][] {
  const before = kith.now() - AGAIN_AFTER_MS;
  return [...sites]
    .filter(([id]) => (looks.get(id)?.looked_at ?? Number.NEGATIVE_INFINITY) < before)
    .slice(0, BLOGROLL_PEOPLE_MAX);
}

async function looksAt(read: Read, personIds: readonly number[]) {
  if (personIds.length === 0) return new Map<number, { state: string; looked_at: number }>();
  const rows = await read
    .selectFrom('blogroll_look')
    .selectAll()
    .where('person_id', 'in', personIds)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

/** The site of each of these people who has one of the web. */
async function sitesOf(read: Read, personIds: readonly number[]): Promise<Map<number, string>> {
  const sites = new Map<number, string>();
  if (personIds.length === 0) return sites;
  const rows = await read
    .selectFrom('person_field')
    .select(['person_id', 'field', 'value'])
    .where('person_id', 'in', personIds)
    .where('field', 'in', ['site', 'feed'])
    .where('past_at', 'is', null)
    .orderBy('field', 'desc')
    .orderBy('id')
    .execute();
  for (const id of personIds) {
    const own = rows.filter(({ person_id, value }) => person_id === id && isWeb(value));
    const [first] = own;
    if (first) sites.set(id, first.field === 'site' ? first.value : new URL('/', first.value).href);
  }
  return sites;
}

const isWeb = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** Looking for somebody's blogroll, as a job: a few pages of their site, with the manners of `beyond`. */
export function blogrollJobs(kith: Kith): Record<string, JobHandler> {
  const polite = politeFetch(kith);
  return {
    [LOOK_FOR_BLOGROLL]: {
      attemptsMax: ATTEMPTS_MAX,
      run: (payload) => lookAtSite(kith, polite, Payload.parse(payload).personId),
      // As if it had not been asked for, so that it can be again.
      givenUp: (trx, payload) => forgetLook(trx, Payload.parse(payload).personId),
      triedAgain: (trx, payload) => lookAgain(trx, Payload.parse(payload).personId, kith.now()),
    },
  };
}

async function forgetLook(trx: Write, personId: number): Promise<void> {
  await trx
    .deleteFrom('blogroll_look')
    .where('person_id', '=', personId)
    .where('state', '=', 'looking')
    .execute();
}

/** Whose look was asked for meanwhile, or who is gone, is left as they are. */
async function lookAgain(trx: Write, personId: number, now: number): Promise<void> {
  const person = await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (person)
    await trx
      .insertInto('blogroll_look')
      .values({ person_id: personId, state: 'looking', looked_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function lookAtSite(kith: Kith, polite: PoliteFetch, personId: number): Promise<void> {
  const person = await kith.db.read
    .selectFrom('blogroll_look')
    .innerJoin('person', 'person.id', 'blogroll_look.person_id')
    .select(['person.member_id', 'blogroll_look.state'])
    .where('person.id', '=', personId)
    .where('person.removed_at', 'is', null)
    .executeTakeFirst();
  const site = (await sitesOf(kith.db.read, [personId])).get(personId);
  if (person?.state !== 'looking' || site === undefined)
    return kith.db.write((trx) => forgetLook(trx, personId));
  const roll = await rollOfSite(polite, site);
  await keepBlogroll(kith, { memberId: person.member_id, personId, roll });
}

interface Roll {
  url: string;
  title: string | null;
  sites: RollSite[];
}

/** The first list that the site's page leads to and that names several sites. */
async function rollOfSite(polite: PoliteFetch, site: string): Promise<Roll | null> {
  const page = await polite.get({ url: site, bytesMax: PAGE_BYTES_MAX });
  if (page.kind !== 'ok') return null;
  const contentType = page.headers['content-type'];
  const options = { url: page.url, ...(contentType ? { contentType } : {}) };
  for (const url of blogrollAddresses(page.body, options)) {
    const list = await listAt(polite, url);
    if (list.kind === 'read' && list.sites.length >= SITES_MIN) return { url, ...list };
  }
  return null;
}

async function keepBlogroll(
  kith: Kith,
  { memberId, personId, roll }: { memberId: number; personId: number; roll: Roll | null },
): Promise<void> {
  const sites = await withoutErased(kith.db.read, memberId, roll?.sites ?? []);
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const { count } = await trx
      .selectFrom('roll')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .where('person_id', 'is not', null)
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('blogroll_look')
      .set({ state: roll ? 'found' : 'nothing', looked_at: now })
      .where('person_id', '=', personId)
      .execute();
    if (!roll || Number(count) >= BLOGROLLS_MAX) return;
    const read = { state: 'read' as const, detail: null, title: roll.title, looked_at: now };
    // A list that was added by hand stays that.
    const { id } = await trx
      .insertInto('roll')
      .values({ member_id: memberId, url: roll.url, person_id: personId, ...read })
      .onConflict((conflict) => conflict.columns(['member_id', 'url']).doUpdateSet(read))
      .returning('id')
      .executeTakeFirstOrThrow();
    await keepSites(trx, id, sites);
  });
}
