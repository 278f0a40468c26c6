import { createPoliteFetch, type GuardedFetch, type Kith, Refusal } from '#platform';
import { pageAt } from '../library/readable-at.ts';
import { articleOf, entryToFetch, storedArticle } from './queries.ts';
import { judge } from './rules.ts';
import type { ArticleForm, ArticleView } from './schema.ts';
import { setWhole } from './want.ts';

/** Where there was nothing, it is tried again by hand at once, and of itself only after so long. */
const AGAIN_MS = 24 * 60 * 60 * 1000;
const HOST_DELAY_MS = 1_000;
const PER_HOST_A_DAY_MAX = 200;
const A_DAY_MAX = 2_000;

/** Asks for whole articles, each once for everybody who reads the entry. */
export function articleReader(kith: Kith) {
  const polite = createPoliteFetch(kith.fetch, {
    hostRequestsPerDayMax: PER_HOST_A_DAY_MAX,
    requestsPerDayMax: A_DAY_MAX,
    hostDelayMs: HOST_DELAY_MS,
    enabled: true,
    now: () => kith.now(),
  });
  const underWay = new Map<string, Promise<void>>();

  /** The article as it is known then: fetched now, unless it is there. */
  return async (memberId: number, entryId: number, { by }: ArticleForm): Promise<ArticleView> => {
    const entry = await entryToFetch(kith, memberId, entryId);
    if (entry.url === null)
      throw new Refusal('conflict', 'This entry has no address at which there could be more.');
    const known = await storedArticle(kith, entryId);
    const isTriedLately = known && by === 'source' && kith.now() - known.fetched_at < AGAIN_MS;
    if (!known?.html && !isTriedLately) {
      const key = `${by} ${entryId}`;
      const doing =
        underWay.get(key) ??
        store(kith, by === 'hand' ? kith.fetch : polite, { ...entry, url: entry.url }).finally(() =>
          underWay.delete(key),
        );
      underWay.set(key, doing);
      await doing;
    }
    await setWhole(kith, memberId, entryId, true);
    return articleOf(kith, memberId, entryId);
  };
}

interface Asked {
  id: number;
  url: string;
  words: number;
}

async function store(kith: Kith, fetch: Pick<GuardedFetch, 'get'>, entry: Asked): Promise<void> {
  const found = await pageAt(fetch, entry.url);
  const judged =
    found.kind === 'text' ? judge(entry.words, found.page) : { isShown: false, note: found.why };
  const page = found.kind === 'text' && judged.isShown ? found.page : { html: '', words: 0 };
  const row = {
    fetched_at: kith.now(),
    words: page.words,
    note: judged.note,
    html: page.html,
  };
  await kith.db.write((trx) =>
    trx
      .insertInto('entry_article')
      .values({ entry_id: entry.id, ...row })
      .onConflict((conflict) => conflict.column('entry_id').doUpdateSet(row))
      .execute(),
  );
}
