import { UndoImport } from '#imports';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { VAULTS } from './vault-queries.ts';

export function UndoVault({ view, size }: { view: VaultImportView; size?: 's' | 'm' }) {
  return (
    <UndoImport path={VAULTS.path} id={view.id} name={view.fileName} size={size}>
      <p>
        The notes and pictures that came with “{view.fileName}” are erased. Notes you have changed
        since stay, and so does whatever you had before.
      </p>
      <p>The same file can be brought in again at any time.</p>
    </UndoImport>
  );
}
