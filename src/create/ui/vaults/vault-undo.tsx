import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, ErrorPanel } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { VAULTS_PATH, vaultPath } from './vault-queries.ts';

/** Takes a whole import back, after saying what that means. */
export function UndoVault({ view, size }: { view: VaultImportView; size?: 's' | 'm' }) {
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setAsked(false);
    setError(null);
  };
  const undo = async () => {
    setBusy(true);
    setError(null);
    const path = vaultPath(view.id);
    try {
      client.setQueryData(read(path).queryKey, await call<VaultImportView>('POST', `${path}/undo`));
      setAsked(false);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
    await refresh(client, VAULTS_PATH);
  };
  return (
    <>
      <Button
        size={size}
        aria-haspopup="dialog"
        aria-label={size === 's' ? `Undo this import: ${view.fileName}` : undefined}
        onPress={() => setAsked(true)}
      >
        Undo this import
      </Button>
      <Dialog
        title="Undo this import?"
        isOpen={isAsked}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button tone="danger" isBusy={isBusy} onPress={() => void undo()}>
              Undo this import
            </Button>
          </>
        }
      >
        <div className="vault-undo">
          <p>
            The notes and pictures that came with “{view.fileName}” are erased. Notes you have
            changed since stay, and so does whatever you had before.
          </p>
          <p>The same file can be brought in again at any time.</p>
          {error !== null && <ErrorPanel {...errorWords(error)} />}
        </div>
      </Dialog>
    </>
  );
}
