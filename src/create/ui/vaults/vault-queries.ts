import { type ImportsOf, useImportItems } from '#imports';
import { refresh } from '#web-api';
import type { VaultImportView, VaultItemView, VaultPlan } from '../../vaults/imports/schema.ts';

export const VAULTS: ImportsOf<VaultImportView> = {
  path: '/notes/import',
  changed: (client) => refresh(client, '/notes'),
};

/** The notes and files of an import read so far, of one plan. */
export const useVaultItems = (id: number, { plan, total }: { plan: VaultPlan; total: number }) =>
  useImportItems<VaultItemView>(VAULTS, { id, which: new URLSearchParams({ plan }), total });
