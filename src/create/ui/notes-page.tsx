import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Button, EmptyState, Link, List, Page, TextField, useAddressValue, When } from '#kit';
import { LeftBehind } from '#saving';
import { call, Loaded, read, type Undoable, useUndoable } from '#web-api';
import { LIST_MAX } from '../notes/limits.ts';
import type { NoteLine } from '../notes/schema.ts';
import { NoteEditor, OpenNote, type RemovedNote } from './note-editor.tsx';
import { NEW_NOTE, noteSession, type OpenedNote } from './note-session.ts';
import './notes.css';

const SEARCH_PAUSE_MS = 250;
interface Notes {
  notes: NoteLine[];
}

/**
 * `/notes`: the list and, beside it, the note that the address names (`?note=12`, `?note=new`).
 * On a narrow screen one of the two is seen.
 */
export function NotesPage() {
  const [note, setNote] = useAddressValue('note');
  const [search, setSearch] = useState('');
  const words = usePaused(search.trim());
  const path = words === '' ? '/notes' : `/notes?words=${encodeURIComponent(words)}`;
  // While typing the list of before stays until the next is there.
  const query = useQuery({ ...read<Notes>(path), placeholderData: keepPreviousData });
  const isEmpty = words === '' && query.data?.notes.length === 0;
  return (
    <Page
      title="Notes"
      width="full"
      actions={
        <Button tone="primary" onPress={() => setNote(NEW_NOTE)}>
          New note
        </Button>
      }
    >
      {note === null && <LeftBehind kind="note" href={`/notes/all?note=${NEW_NOTE}`} />}
      <div className="notes" data-open={note !== null || undefined}>
        <div className="notes-list">
          {!isEmpty && (
            <TextField
              label="Search the notes"
              isLabelHidden
              type="search"
              placeholder="Search"
              value={search}
              onChange={setSearch}
            />
          )}
          <Loaded query={query} lines={6} label="Loading your notes">
            {({ notes }) => <NoteLines notes={notes} words={words} open={note} />}
          </Loaded>
        </div>
        <div className="notes-open">
          <OpenedEditor note={note} setNote={setNote} path={path} />
        </div>
      </div>
    </Page>
  );
}

function NoteLines({ notes, words, open }: Notes & { words: string; open: string | null }) {
  if (notes.length === 0 && words !== '') return <p>{`No note holds “${words}”.`}</p>;
  if (notes.length === 0) {
    return (
      <EmptyState title="No notes yet">
        <p>
          A note is your own text: what you think, tried or learned. Press “New note” and write; it
          is saved while you type, and what you know is later matched with what others need.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <List items={notes} keyOf={(note) => note.id} label="Notes">
        {(note) => <NoteLineLink note={note} isOpen={open === String(note.id)} />}
      </List>
      {notes.length === LIST_MAX && (
        <p className="notes-more">{`The latest ${LIST_MAX} are shown. Search finds the others.`}</p>
      )}
    </>
  );
}

function NoteLineLink({ note, isOpen }: { note: NoteLine; isOpen: boolean }) {
  const snippet = note.snippet.replace(/\s+/gu, ' ').trim();
  const title = note.title.trim() || snippet.slice(0, 60) || 'Empty note';
  return (
    <div className="note-line" data-open={isOpen || undefined}>
      <span className="note-line-title">
        <Link href={`/notes/all?note=${note.id}`} look="plain">
          {title}
        </Link>
      </span>
      {note.title.trim() !== '' && <span className="note-line-snippet">{snippet}</span>}
      <span className="note-line-when">
        <When at={note.updatedAt} />
      </span>
    </div>
  );
}

interface OpenedEditorProps {
  note: string | null;
  setNote: (note: string | null) => void;
  /** The address of the list in view, from which a removed note goes at once. */
  path: string;
}

/** The editor of what the address names. It stays when a new note gets its id while one types. */
function OpenedEditor({ note, setNote, path }: OpenedEditorProps) {
  const [known, setKnown] = useState<OpenedNote>({
    key: 0,
    named: note,
    isNamed: true,
    opened: note,
  });
  const session = noteSession(known, note);
  if (session !== known) setKnown(session);
  const remove = useRemoval(path);
  const onRemove = (removed: RemovedNote) => {
    setNote(null);
    remove(removed);
  };
  if (session.opened === null) return null;
  if (session.opened !== NEW_NOTE) {
    return (
      <OpenNote
        key={session.key}
        noteId={session.opened}
        onRemove={onRemove}
        onClose={() => setNote(null)}
      />
    );
  }
  const onStarted = (id: number) => {
    setKnown({ ...session, named: String(id), isNamed: false });
    setNote(String(id));
  };
  return (
    <NoteEditor
      key={session.key}
      note={null}
      onStarted={onStarted}
      onRemove={onRemove}
      onClose={() => setNote(null)}
    />
  );
}

function useRemoval(path: string): (note: RemovedNote) => void {
  const move = useMemo<Undoable<RemovedNote, Notes>>(
    () => ({
      path,
      apply: ({ notes }, removed) => ({ notes: notes.filter((note) => note.id !== removed.id) }),
      send: (note) => call('DELETE', `/notes/${note.id}`),
      undo: (note) => call('POST', `/notes/${note.id}/restore`),
      words: (note) => `Removed: ${note.title.trim().slice(0, 60) || 'the note'}`,
      alsoRefresh: ['/notes'],
    }),
    [path],
  );
  return useUndoable(move);
}

/** A text once typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
