import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { Button, Card, focusNextPage, useGo, When } from '#kit';
import { newDraftKey, type SavedForm } from '#saving';
import { ApiError, call, errorWords, keyOf, refresh } from '#web-api';
import type { NoteView, RemovedNote } from '../../notes/schema.ts';
import type { NoteDraft } from './note-draft.ts';

/** What became of a note; null where there is none, or none any more. */
async function whatBecameOf(noteId: string): Promise<RemovedNote | null> {
  try {
    return await call<RemovedNote>('GET', `/notes/${encodeURIComponent(noteId)}/removed`);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

function useBecame(noteId: string) {
  return useQuery({
    queryKey: [...keyOf(`/notes/${noteId}`), 'became'],
    queryFn: () => whatBecameOf(noteId),
    gcTime: 0,
    retry: false,
  });
}

/** Instead of a note that cannot be opened: that one removed it, with the way back; else what was to be said. */
export function OrRemoved({ noteId, children }: { noteId: string; children: ReactNode }) {
  const { data: became, isPending } = useBecame(noteId);
  const client = useQueryClient();
  if (isPending) return null;
  if (!became?.removed) return children;
  const { title, removed } = became;
  const onBack = () => {
    // The button that had the focus goes with this page.
    focusNextPage();
    return refresh(client, `/notes/${noteId}`);
  };
  return <Removed noteId={noteId} title={title} {...removed} onBack={onBack} />;
}

/** Minutes from now: the day need not be said. */
const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

interface RemovedProps {
  noteId: string;
  title: string;
  at: number;
  until: number;
  /** What is written here and is kept on this device goes with it. */
  isWritten?: boolean;
  onBack: () => Promise<unknown>;
}

function Removed({ noteId, title, at, until, isWritten = false, onBack }: RemovedProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const bringBack = async () => {
    setBusy(true);
    try {
      await call('POST', `/notes/${encodeURIComponent(noteId)}/restore`);
      await onBack();
    } catch (refused) {
      setError(errorWords(refused).message);
    }
    setBusy(false);
  };
  return (
    <Card
      tone="warn"
      title={title.trim() === '' ? 'You deleted this note' : `You deleted “${title.trim()}”`}
      level={2}
    >
      <div className="note-removed">
        <p>
          That was <When at={at} />. It can come back until {timeOf(until)}; then it is erased.
          {isWritten && ' What you wrote here since is kept on this device, and is saved with it.'}
        </p>
        {error !== undefined && <p role="alert">{error}</p>}
        <Button tone="primary" isBusy={isBusy} onPress={() => void bringBack()}>
          Bring it back
        </Button>
      </div>
    </Card>
  );
}

/** Under a note whose last words were refused: it was deleted on another page, for now or for good. */
export function DeletedElsewhere({
  noteId,
  saved,
  children,
}: {
  noteId: number;
  saved: SavedForm<NoteDraft>;
  children: ReactNode;
}) {
  const { data: became } = useBecame(String(noteId));
  if (became === null) return <SaveAnew saved={saved} />;
  if (!became?.removed) return children;
  const { title, removed } = became;
  const props = { noteId: String(noteId), title, ...removed, onBack: () => saved.finish() };
  return <Removed {...props} isWritten />;
}

function SaveAnew({ saved }: { saved: SavedForm<NoteDraft> }) {
  const go = useGo();
  // Pressed twice, or again after no answer came, it is one note.
  const draftKey = useRef(newDraftKey());
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const save = async () => {
    const { title, text, tags, goalId } = saved.state.get().form;
    const form = { title, text, tags, goalId, draftKey: draftKey.current };
    setBusy(true);
    try {
      const { id } = await call<NoteView>('POST', '/notes', form);
      saved.autosave.abandon();
      go(`/notes/${id}`);
    } catch (refused) {
      setError(errorWords(refused).message);
    }
    setBusy(false);
  };
  return (
    <Card tone="warn" title="This note was deleted" level={2}>
      <div className="note-removed">
        <p>It is gone for good. What stands here is kept on this device: save it as a new note.</p>
        {error !== undefined && <p role="alert">{error}</p>}
        <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
          Save as a new note
        </Button>
      </div>
    </Card>
  );
}
