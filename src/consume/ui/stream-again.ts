/** Asking the stream again after a change, without asking a long list page by page. */
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { isLong, keyOf, PAGES_ASKED_AGAIN_MAX, refresh } from '#web-api';
import type { StreamEntry, StreamView } from '../stream/schema.ts';

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

/** Asks again for what is asked whole. A long list stays as it is, so that one stays where one is in it. */
export const shortOnesAgain = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({
    queryKey: keyOf(STREAM),
    predicate: ({ state }) => !isLong(state.data),
  });

/** Where a row stood in a list: on which page, above which others. */
interface Place {
  page: number;
  row: StreamEntry;
  below: ReadonlySet<number>;
}
export type Taken = ReadonlyMap<QueryKey, Place>;

/** An entry is gone. Long lists only lose it. Gives what brings it back. */
export async function streamWithout(client: QueryClient, entryId: number): Promise<Taken> {
  const taken = new Map<QueryKey, Place>();
  await change(client, (entries, page, list) => {
    const at = entries.findIndex(({ id }) => id === entryId);
    const row = entries[at];
    if (!row) return entries;
    taken.set(list, { page, row, below: new Set(entries.slice(at + 1).map(({ id }) => id)) });
    return entries.toSpliced(at, 1);
  });
  return taken;
}

/** It is back, where it stood. */
export const streamWith = (client: QueryClient, taken: Taken): Promise<void> =>
  change(client, (entries, page, list) => {
    const place = taken.get(list);
    if (place?.page !== page || entries.some(({ id }) => id === place.row.id)) return entries;
    const at = entries.findIndex(({ id }) => place.below.has(id));
    return entries.toSpliced(at < 0 ? entries.length : at, 0, place.row);
  });

type Change = (entries: StreamEntry[], page: number, list: QueryKey) => StreamEntry[];

async function change(client: QueryClient, entriesOf: Change): Promise<void> {
  // Before: cancelling shows again what was there when the page on its way was asked for. And that page would come
  // with those before it as they were.
  const lists = client.getQueriesData<Known>({ queryKey: PAGES });
  await client.cancelQueries({ queryKey: PAGES });
  for (const [list, known] of lists) {
    if (!known) continue;
    const pages = known.pages.map((page, at) => ({
      ...page,
      entries: entriesOf(page.entries, at, list),
    }));
    client.setQueryData<Known>(list, { ...known, pages });
  }
  await shortOnesAgain(client);
}
