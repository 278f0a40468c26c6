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

/** Which rows of an import. */
export interface Which {
  plan?: Plan;
  /** Those that tell of other work. */
  work?: boolean;
  /** Those that stay out because their people were erased. */
  erased?: boolean;
  /** New people who may be somebody whom one has. */
  perhaps?: boolean;
  search?: string;
}

function askedFor({ plan, work, erased, perhaps, search }: Which): URLSearchParams {
  const asked = new URLSearchParams();
  if (plan) asked.set('plan', plan);
  if (work) asked.set('work', 'true');
  if (erased) asked.set('erased', 'true');
  if (perhaps) asked.set('perhaps', 'true');
  if (search) asked.set('search', search);
  return asked;
}

export const whichKey = (which: Which): string => askedFor(which).toString() || 'all';

function itemsPage(
  id: number,
  { after, which, signal }: { after: number; which: Which; signal: AbortSignal },
): Promise<Page> {
  const asked = askedFor(which);
  asked.set('after', String(after));
  return call<Page>('GET', `${importPath(id)}/items?${asked}`, undefined, { signal });
}

type Position = Pick<ImportItemView, 'position' | 'plan'>;

/** Where all rows of a kind stand, in one answer. */
export async function positionsOf(id: number, which: Which): Promise<Position[]> {
  const path = `${importPath(id)}/positions?${askedFor(which)}`;
  return (await call<{ positions: Position[] }>('GET', path)).positions;
}

export interface Asked {
  which: Which;
  /** How many rows there are, so that the last page is known as the last. */
  total: number;
}

/** The rows of an import read so far; while addresses are looked at they fill in. */
export function useItems(view: ImportView, { which, total }: Asked) {
  return useInfiniteQuery({
    queryKey: [...keyOf(`${importPath(view.id)}/items`), '?list', whichKey(which)],
    queryFn: ({ pageParam, signal }) => itemsPage(view.id, { after: pageParam, which, signal }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const count = pages.reduce((sum, { items }) => sum + items.length, 0);
      // How many a search finds is not counted: a page that is not full is the last.
      const isLast = which.search ? page.items.length < PAGE_ROWS : count >= total;
      return isLast ? null : (page.items.at(-1)?.position ?? null);
    },
    refetchInterval: view.state === 'looking' ? ASK_EVERY_MS : false,
  });
}

/** Rows in a page, as the server gives them. */
const PAGE_ROWS = 100;
