import {
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, keyOf, read } from '#web-api';

export type ImportState = 'looking' | 'preview' | 'applying' | 'applied' | 'undoing' | 'undone';

/** What all imports tell of themselves. */
export interface Import {
  id: number;
  state: ImportState;
  /** The work on it rests half way: it was given up, or the member stopped it. */
  isStopped: boolean;
  isHeld: boolean;
}

/** Whether the server is at work on it, so that it changes by itself. */
export const isMoving = ({ state, isStopped }: Pick<Import, 'state' | 'isStopped'>): boolean =>
  !isStopped && (state === 'looking' || state === 'applying' || state === 'undoing');

/** The imports of one room. */
export interface ImportsOf<View extends Import> {
  /** Where they stand in the API: `/notes/import`. */
  path: string;
  /** Asks again for what an import changes, wherever it is shown. */
  changed: (client: QueryClient) => unknown;
  /** How often one is asked for that changes though no work goes on; none when it does not. */
  alsoEveryMs?: (view: View) => number | undefined;
}

const ASK_EVERY_MS = 1_000;
/** Items in a page, as the server gives them. */
const PAGE_ITEMS = 100;

interface ItemsAsked {
  /** Of which import. */
  id: number;
  /** Which of them; all when left out. */
  which?: URLSearchParams;
  /** How many there are, so that the last page is known as the last; null where that is not counted. */
  total: number | null;
  /** They fill in by themselves. */
  isFilling?: boolean;
}

export const importPathOf = ({ path }: { path: string }, id: number | string): string =>
  `${path}/${encodeURIComponent(id)}`;

/** A member's imports, the last first; asked again while the server is at work on one. */
export function useImports<View extends Import>({ path }: ImportsOf<View>) {
  return useQuery({
    ...read<{ imports: View[] }>(path),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.imports.some(isMoving) ? ASK_EVERY_MS : false),
  });
}

/** One import; asked again while the server is at work on it. Whatever shows its things learns of its end. */
export function useImport<View extends Import>(of: ImportsOf<View>, id: string) {
  const client = useQueryClient();
  const query = useQuery({
    ...read<View>(importPathOf(of, id)),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data ? (isMoving(data) ? ASK_EVERY_MS : (of.alsoEveryMs?.(data) ?? false)) : false,
  });
  const { changed } = of;
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const isChanged = before.current !== undefined && before.current !== state;
    before.current = state;
    if (isChanged) void changed(client);
  }, [client, changed, state]);
  return query;
}

/** The things of an import read so far. */
export function useImportItems<Item extends { position: number }>(
  of: { path: string },
  { id, which, total, isFilling }: ItemsAsked,
) {
  const path = `${importPathOf(of, id)}/items`;
  return useInfiniteQuery({
    queryKey: [...keyOf(path), '?list', which?.toString() || 'all'],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(which);
      asked.set('after', String(pageParam));
      return call<{ items: Item[] }>('GET', `${path}?${asked}`, undefined, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const count = pages.reduce((sum, { items }) => sum + items.length, 0);
      const isLast = total === null ? page.items.length < PAGE_ITEMS : count >= total;
      return isLast ? null : (page.items.at(-1)?.position ?? null);
    },
    refetchInterval: isFilling ? ASK_EVERY_MS : false,
  });
}
