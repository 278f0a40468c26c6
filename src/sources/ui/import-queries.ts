import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, keyOf, read, refresh } from '#web-api';
import type { ImportItemView, ImportView } from '../imports/queries.ts';
import { isMoving, type Plan } from './import-words.ts';

export const IMPORTS_PATH = '/imports';
export const importPath = (id: number | string): string =>
  `${IMPORTS_PATH}/${encodeURIComponent(id)}`;
/** What an import changes, wherever it is shown. */
const CHANGED = [IMPORTS_PATH, '/people', '/sources', '/goals', '/refresh'];
const ASK_EVERY_MS = 1_000;

/** My imports, the last first; asked again while the server is at work on one. */
export function useImports() {
  return useQuery({
    ...read<{ imports: ImportView[] }>(IMPORTS_PATH),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.imports.some(isMoving) ? ASK_EVERY_MS : false),
  });
}

/** One import; asked again while the server is at work on it. */
export function useImport(id: string) {
  const client = useQueryClient();
  const query = useQuery({
    ...read<ImportView>(importPath(id)),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? ASK_EVERY_MS : false),
  });
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const isChanged = before.current !== undefined && before.current !== state;
    before.current = state;
    if (isChanged) for (const path of CHANGED) void refresh(client, path);
  }, [client, state]);
  return query;
}

type Page = { items: ImportItemView[] };

export function itemsPage(
  id: number,
  { after, plan, signal }: { after: number; plan: Plan | null; signal?: AbortSignal | undefined },
): Promise<Page> {
  const asked = new URLSearchParams({ after: String(after) });
  if (plan) asked.set('plan', plan);
  return call<Page>('GET', `${importPath(id)}/items?${asked}`, undefined, { signal });
}

export interface Asked {
  plan: Plan | null;
  /** How many rows there are, so that the last page is known as the last. */
  total: number;
}

/** The rows of an import read so far; while addresses are looked at they fill in. */
export function useItems(view: ImportView, { plan, total }: Asked) {
  return useInfiniteQuery({
    queryKey: [...keyOf(`${importPath(view.id)}/items`), '?list', plan ?? 'all'],
    queryFn: ({ pageParam, signal }) => itemsPage(view.id, { after: pageParam, plan, signal }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const count = pages.reduce((sum, { items }) => sum + items.length, 0);
      return count < total ? (page.items.at(-1)?.position ?? null) : null;
    },
    refetchInterval: view.state === 'looking' ? ASK_EVERY_MS : false,
  });
}
