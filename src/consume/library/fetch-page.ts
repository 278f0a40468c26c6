import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, NewJob, Write } from '#platform';
import { takeText } from '../highlights/texts.ts';
import { tagsIn } from './queries.ts';
import { type KeptPage, type Readable, readableAt } from './readable-at.ts';
import { foldedOf } from './rules.ts';

const FETCH_PAGE = 'consume.fetchPage';
const ATTEMPTS_MAX = 3;
const Payload = z.object({ keepId: z.number().int() });

/** The job that fetches the page of a keep: one request at a time for a host. */
export const fetchPageJob = (keepId: number, url: string): NewJob => ({
  kind: FETCH_PAGE,
  payload: { keepId },
  orderingKey: new URL(url).hostname,
});

/** Fetches the page of a keep, by the one guarded door, and keeps its text. What cannot be had is said; its address stays kept. */
export const fetchPageJobs = (kith: Kith): Record<string, JobHandler> => ({
  [FETCH_PAGE]: {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { keepId } = Payload.parse(payload);
      const waiting = await kith.db.read
        .selectFrom('keep')
        .select(['url', 'words'])
        .where('id', '=', keepId)
        .where('is_fetching', '=', 1)
        .executeTakeFirst();
      if (!waiting?.url) return;
      const { url, words } = waiting;
      await store(kith, keepId, await readableAt(kith.fetch, { url, isAgain: words > 0 }));
    },
    givenUp: (trx, payload) => closeIn(trx, Payload.parse(payload).keepId, NOT_READ),
    triedAgain: async (trx, payload) => {
      await trx
        .updateTable('keep')
        .set({ is_fetching: 1 })
        .where('id', '=', Payload.parse(payload).keepId)
        .where('problem', '=', NOT_READ)
        .where('url', 'is not', null)
        .where('removed_at', 'is', null)
        .execute();
    },
  },
});

/** What the member said meanwhile stays as it is, and so does a text that is there when no other has come. */
async function store(kith: Kith, id: number, found: Readable): Promise<void> {
  if (found.kind === 'nothing') return close(kith, id, found.why);
  await name(kith, id, found.page);
  const { html, words, excerpt, pages } = found.page;
  if (html === '') return close(kith, id, 'No text to read was found on this page.');
  const before = await kith.db.read
    .selectFrom('keep')
    .select('html')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before?.html === html) return close(kith, id, null);
  await takeText(kith, id, { html, words, excerpt, pages, takenAt: kith.now() });
}

const NOT_READ = 'Kith failed to read this page.';

const close = (kith: Kith, id: number, problem: string | null): Promise<void> =>
  kith.db.write((trx) => closeIn(trx, id, problem));

async function closeIn(trx: Write, id: number, problem: string | null): Promise<void> {
  await trx
    .updateTable('keep')
    .set({ is_fetching: 0, problem })
    .where('id', '=', id)
    .where('is_fetching', '=', 1)
    .execute();
}

/** What the page says of itself, where a person or list has not said it before. */
async function name(kith: Kith, id: number, page: KeptPage): Promise<void> {
  await kith.db.write(async (trx) => {
    const row = await trx
      .selectFrom('keep')
      .select(['title', 'source', 'takeaway', 'author', 'published_at', 'excerpt'])
      .where('id', '=', id)
      .where('is_fetching', '=', 1)
      .executeTakeFirst();
    if (!row) return;
    const named = { title: page.title || row.title, source: page.source || row.source };
    const tags = (await tagsIn(trx, [id])).get(id) ?? [];
    await trx
      .updateTable('keep')
      .set({
        ...named,
        author: page.author ?? row.author,
        published_at: page.publishedAt ?? row.published_at,
        excerpt: page.excerpt || row.excerpt,
        language: page.language,
        folded: foldedOf({ ...row, ...named, tags }),
        // It is there.
        failed_since: null,
        gone_since: null,
        failure: null,
      })
      .where('id', '=', id)
      .execute();
  });
}
