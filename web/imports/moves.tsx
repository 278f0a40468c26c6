import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Dialog, ErrorPanel } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';

/** Sends moves of one import: carrying out, taking back, throwing away. What was refused is in `error`. */
export function useImportMoves(path: string, id: number) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const one = `${path}/${id}`;
  /** Gives whether it was done; `onDone` comes before the lists are read again. */
  const send = async (
    method: 'POST' | 'DELETE',
    { to = '', body, onDone }: { to?: string; body?: unknown; onDone?: (() => void) | undefined },
  ): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const after = await call<object | undefined>(method, `${one}${to}`, body);
      if (after) client.setQueryData(read(one).queryKey, after);
      onDone?.();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
    // What was thrown away is not there to be read again.
    if (method === 'DELETE')
      void client.invalidateQueries({ queryKey: read(path).queryKey, exact: true });
    else await refresh(client, path);
    focusIfLost();
  };
  return {
    isBusy,
    error,
    forget: () => setError(null),
    apply: (body: unknown, onDone?: () => void) =>
      void send('POST', { to: '/apply', body, onDone }),
    stop: () => void send('POST', { to: '/stop' }),
    again: () => void send('POST', { to: '/again' }),
    undo: (onDone?: () => void) => void send('POST', { to: '/undo', onDone }),
    discard: (onDone?: () => void) => void send('DELETE', { onDone }),
  };
}

/** After what had the focus is gone, gives it to the page's heading: else the keyboard starts anew. */
function focusIfLost(): void {
  if (document.activeElement === document.body)
    document.querySelector('h1')?.focus({ preventScroll: true });
}

interface UndoImportProps {
  path: string;
  id: number;
  /** What the import is called. */
  name: string;
  size?: 's' | 'm' | undefined;
  /** What goes and what stays. */
  children: ReactNode;
}

/** Takes a whole import back, after saying what that means. */
export function UndoImport({ path, id, name, size, children }: UndoImportProps) {
  const [isAsked, setAsked] = useState(false);
  const moves = useImportMoves(path, id);
  const close = () => {
    setAsked(false);
    moves.forget();
  };
  return (
    <>
      <Button
        size={size}
        aria-haspopup="dialog"
        aria-label={size === 's' ? `Undo this import: ${name}` : undefined}
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
            <Button tone="danger" isBusy={moves.isBusy} onPress={() => moves.undo(close)}>
              Undo this import
            </Button>
          </>
        }
      >
        <div className="import-undo">
          {children}
          {moves.error !== null && <ErrorPanel {...errorWords(moves.error)} />}
        </div>
      </Dialog>
    </>
  );
}

/** The step that keeps it, always in view however far down one reads. */
export function BringBar({
  error,
  onRetry,
  children,
}: {
  error: unknown;
  onRetry: () => void;
  children: ReactNode;
}) {
  return (
    <div className="import-bring">
      {error !== null && <ErrorPanel {...errorWords(error)} onRetry={onRetry} />}
      <div className="import-bring-step">{children}</div>
    </div>
  );
}
