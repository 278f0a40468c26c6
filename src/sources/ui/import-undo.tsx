import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, ErrorPanel } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { ImportView } from '../imports/queries.ts';
import { focusIfLost } from './import-focus.ts';
import { IMPORTS_PATH, importPath } from './import-queries.ts';
import { nameOfImport } from './import-words.ts';

/** Takes a whole import back, after saying what that means. */
export function UndoImport({ view, size }: { view: ImportView; size?: 's' | 'm' }) {
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
    const path = importPath(view.id);
    try {
      client.setQueryData(read(path).queryKey, await call<ImportView>('POST', `${path}/undo`));
      setAsked(false);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
    await refresh(client, IMPORTS_PATH);
    focusIfLost();
  };
  return (
    <>
      <Button
        size={size}
        aria-haspopup="dialog"
        aria-label={size === 's' ? `Undo this import: ${nameOfImport(view)}` : undefined}
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
        <div className="import-undo">
          <p>
            The people, sources and entries that came with “{nameOfImport(view)}” only are taken
            away again. People you have done something with since stay, and so does whatever you had
            before or brought in another way. Values that it made past hold again. Lists lose whom
            it put on them, and those it made go when nobody else is on them.
          </p>
          <p>Nothing is lost for good: the same file can be imported again at any time.</p>
          {error !== null && <ErrorPanel {...errorWords(error)} />}
        </div>
      </Dialog>
    </>
  );
}
