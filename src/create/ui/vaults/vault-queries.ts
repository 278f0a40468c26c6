import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, keyOf, read, refresh } from '#web-api';
import type { VaultImportView, VaultItemView, VaultPlan } from '../../vaults/imports/schema.ts';
import { isMoving } from './vault-words.ts';

export const VAULTS_PATH = '/notes/import';
export const vaultPath = (id: number | string): string =>
  `${VAULTS_PATH}/${encodeURIComponent(id)}`;
const ASK_EVERY_MS = 1_000;

/** My imports of notes, the last first; asked again while the server is at work on one. */
export function useVaultImports() {
  return useQuery({
    ...read<{ imports: VaultImportView[] }>(VAULTS_PATH),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.imports.some(isMoving) ? ASK_EVERY_MS : false),
  });
}

/** One import; asked again while the server is at work on it. Whatever shows notes learns of its end. */
export function useVaultImport(id: string) {
  const client = useQueryClient();
  const query = useQuery({
    ...read<VaultImportView>(vaultPath(id)),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? ASK_EVERY_MS : false),
  });
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const isChanged = before.current !== undefined && before.current !== state;
    before.current = state;
    if (isChanged) void refresh(client, '/notes');
  }, [client, state]);
  return query;
}

/** The notes and files of an import read so far, of one plan. */
export function useVaultItems(id: number, { plan, total }: { plan: VaultPlan; total: number }) {
  return useInfiniteQuery({
    queryKey: [...keyOf(`${vaultPath(id)}/items`), '?list', plan],
    queryFn: ({ pageParam, signal }) =>
      call<{ items: VaultItemView[] }>(
        'GET',
        `${vaultPath(id)}/items?after=${pageParam}&plan=${plan}`,
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
