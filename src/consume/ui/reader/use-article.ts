import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { toast } from '#kit';
import { call, errorWords, keyOf, read, refresh } from '#web-api';
import type { ArticleForm, ArticleView } from '../../articles/schema.ts';

/** A page may take its time, and its reading too. */
const TIMEOUT_MS = 60_000;

const pathOf = (entryId: number) => `/entries/${entryId}/article`;

/** Asks for the whole of an entry; what comes of it shows wherever it is shown. */
async function fetchArticle(
  client: QueryClient,
  entryId: number,
  by: ArticleForm['by'],
): Promise<ArticleView> {
  const options = { timeoutMs: TIMEOUT_MS };
  const article = await call<ArticleView>('POST', pathOf(entryId), { by }, options);
  client.setQueryData(keyOf(pathOf(entryId)), article);
  void placeMarks(client, entryId);
  return article;
}

/** What is marked stands elsewhere in the other text. */
const placeMarks = (client: QueryClient, entryId: number) =>
  refresh(client, `/entries/${entryId}/highlights`);

/** What is known of the whole of an entry, before it is opened; where its source is always read whole, the whole. */
export async function readArticleAhead(client: QueryClient, entryId: number): Promise<void> {
  try {
    const article = await client.ensureQueryData(read<ArticleView>(pathOf(entryId)));
    if (article.isAlways && !article.isAsked) await fetchArticle(client, entryId, 'source');
  } catch {
    // It is asked for again, and said, once the entry is opened.
  }
}

/** The whole of an entry: on demand, or because its source is always read whole. */
export function useArticle(entryId: number) {
  const client = useQueryClient();
  const query = useQuery(read<ArticleView>(pathOf(entryId)));
  const [isBusy, setIsBusy] = useState(false);
  const fetchNow = async (by: ArticleForm['by']) => {
    setIsBusy(true);
    try {
      const { html, note } = await fetchArticle(client, entryId, by);
      // It stands below the text too, out of sight of who pressed above it.
      if (by === 'hand' && html === null && note !== null)
        toast(`The whole article is not here. ${note}`, { tone: 'danger' });
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    } finally {
      setIsBusy(false);
    }
  };
  const latest = useRef(fetchNow);
  useEffect(() => {
    latest.current = fetchNow;
  });
  const isDue = query.data?.isAlways === true && !query.data.isAsked;
  // Only when it is first shown: who goes back to what the feed gave wants that.
  const hasBegun = useRef(false);
  useEffect(() => {
    if (query.data === undefined || hasBegun.current) return;
    hasBegun.current = true;
    if (isDue) void latest.current('source');
  }, [query.data, isDue]);
  return {
    article: query.data,
    isOpening: query.isPending,
    isBusy,
    get: () => void fetchNow('hand'),
    letGo: () => void letGo(client, entryId),
    setAlways: (isAlways: boolean) => void setAlways(client, query.data, isAlways),
  };
}

async function letGo(client: QueryClient, entryId: number): Promise<void> {
  const key = keyOf(pathOf(entryId));
  const before = client.getQueryData<ArticleView>(key);
  client.setQueryData<ArticleView>(
    key,
    (known) => known && { ...known, html: null, note: null, isAsked: false },
  );
  try {
    await call('DELETE', pathOf(entryId));
    void placeMarks(client, entryId);
  } catch (error) {
    client.setQueryData(key, before);
    toast(errorWords(error).message, { tone: 'danger' });
  }
}

async function setAlways(
  client: QueryClient,
  article: ArticleView | undefined,
  isAlways: boolean,
): Promise<void> {
  if (!article) return;
  const { sourceId } = article;
  const show = (now: boolean) =>
    client.setQueriesData<ArticleView>(
      { queryKey: ['entries'], predicate: ({ queryKey }) => queryKey[2] === 'article' },
      (known) => (known?.sourceId === sourceId ? { ...known, isAlways: now } : known),
    );
  show(isAlways);
  try {
    await call('PUT', `/sources/${sourceId}/article`, { isAlways });
  } catch (error) {
    show(!isAlways);
    toast(errorWords(error).message, { tone: 'danger' });
  }
}
