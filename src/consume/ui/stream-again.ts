/** Asking the stream again after a change, without asking a long list page by page. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { isLong, keyOf, PAGES_ASKED_AGAIN_MAX, refresh } from '#web-api';
import type { StreamView } from '../stream/schema.ts';

export type Known = InfiniteData<StreamView, string | null>;

export const STREAM = '/stream';
export const PAGES = keyOf('/stream/pages');

/** Asks again for all that is known of the stream, and of a long list for its beginning: it goes on from there. */
export async function streamAgain(client: QueryClient): Promise<void> {
  client.setQueriesData<Known>(
    { queryKey: PAGES },
    (known) =>
      known && {
        pages: known.pages.slice(0, PAGES_ASKED_AGAIN_MAX),
        pageParams: known.pageParams.slice(0, PAGES_ASKED_AGAIN_MAX),
      },
  );
  await refresh(client, STREAM);
}

/** An entry is gone. Long lists only lose it, so that one stays where one is in them. */
export async function streamWithout(client: QueryClient, entryId: number): Promise<void> {
  client.setQueriesData<Known>(
    { queryKey: PAGES },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          entries: page.entries.filter(({ id }) => id !== entryId),
        })),
      },
  );
  await client.invalidateQueries({
    queryKey: keyOf(STREAM),
    predicate: ({ state }) => !isLong(state.data),
  });
}
