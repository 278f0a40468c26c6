import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, keyOf, read, refresh } from '#web-api';
import type { LibraryImportView, LibraryItemView } from '../../imports/schema.ts';
import { isMoving } from './import-words.ts';

export const IMPORTS_PATH = '/library-imports';
export const importPath = (id: number | string): string =>
  `${IMPORTS_PATH}/${encodeURIComponent(id)}`;
const ASK_EVERY_MS = 1_000;
const FETCHING_MS = 5_000;

/** My imports into the library, the last first; asked again while the server is at work on one. */
export function useLibraryImports() {
  return useQuery({
    ...read<{ imports: LibraryImportView[] }>(IMPORTS_PATH),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.imports.some(isMoving) ? ASK_EVERY_MS : false),
  });
}

/** One import; asked again while the server is at work on it. The library learns of its end. */
export function useLibraryImport(id: string) {
  const client = useQueryClient();
  const query = useQuery({
    ...read<LibraryImportView>(importPath(id)),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data && isMoving(data) ? ASK_EVERY_MS : data?.toFetch ? FETCHING_MS : false,
  });
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const isChanged = before.current !== undefined && before.current !== state;
    before.current = state;
    if (isChanged) void refresh(client, '/keeps');
  }, [client, state]);
  return query;
}

/** The things of an import read so far. */
export function useLibraryItems(id: number, total: number) {
  return useInfiniteQuery({
    queryKey: [...keyOf(`${importPath(id)}/items`), '?list'],
    queryFn: ({ pageParam, signal }) =>
      call<{ items: LibraryItemView[] }>(
        'GET',
        `${importPath(id)}/items?after=${pageParam}`,
        undefined,
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const count = pages.reduce((sum, { items }) => sum + items.length, 0);
      return count < total ? (page.items.at(-1)?.position ?? null) : null;
    },
  });
}
