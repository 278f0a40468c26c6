import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Page, useAddressPart, useAddressValue, useGo } from '#kit';
import { call, keyOf, Loaded } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import { NEW_NOTE, noteSession, type OpenedNote } from './note-session.ts';
import { OrRemoved } from './removed-note.tsx';
import { WriteNote } from './write-note.tsx';
import './note.css';

// Who writes need not wait for the program that reads.
const ReadNote = lazy(async () => ({ default: (await import('./read-note.tsx')).ReadNote }));

export interface NotePageProps {
  /** What later rooms have to say of a note, beside it. */
  beside?: ((noteId: number) => ReactNode) | undefined;
  /** What they have to say under one that is read. */
  under?: ((noteId: number) => ReactNode) | undefined;
}

/**
 * `/notes/$noteId` to write, `?view=read` to read, and `/notes/new`, which goes on as the same page
 * once the server has started the note.
 */
export function NotePage({ beside, under }: NotePageProps) {
  const noteId = useAddressPart('noteId');
  const [view] = useAddressValue('view');
  const go = useGo();
  const [known, setKnown] = useState<OpenedNote>({
    key: 0,
    named: noteId,
    isNamed: true,
    opened: noteId,
  });
  const session = noteSession(known, noteId);
  if (session !== known) setKnown(session);
  if (view === 'read' && noteId !== NEW_NOTE) {
    return (
      <Suspense>
        <ReadNote key={noteId} noteId={noteId} under={under} />
      </Suspense>
    );
  }
  const onStarted = (id: number) => {
    setKnown({ ...session, named: String(id), isNamed: false });
    go(`/notes/${id}`, { replace: true, isSamePage: true });
  };
  const isNew = session.opened === NEW_NOTE;
  return isNew ? (
    <WriteNote key={session.key} note={null} onStarted={onStarted} beside={beside} />
  ) : (
    <OpenNote key={session.key} noteId={session.opened ?? noteId} beside={beside} />
  );
}

/** A note that is there: read anew each time, because an editor must begin with what the server has now. */
function OpenNote({ noteId, beside }: NotePageProps & { noteId: string }) {
  const path = `/notes/${encodeURIComponent(noteId)}`;
  const query = useQuery({
    queryKey: [...keyOf(path), 'form'],
    queryFn: ({ signal }) => call<NoteView>('GET', path, undefined, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const loaded = (
    <Loaded query={query} lines={12} label="Loading the note">
      {(note) => <WriteNote note={note} onStarted={() => {}} beside={beside} />}
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  const shown = query.isError ? <OrRemoved noteId={noteId}>{loaded}</OrRemoved> : loaded;
  return <Page title="Note">{shown}</Page>;
}
