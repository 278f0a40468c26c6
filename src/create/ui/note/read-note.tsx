import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Badge, exactWords, Link, Page, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import { Prose } from '../prose.tsx';
import { AUDIENCES } from './audience-words.ts';
import { OrRemoved } from './removed-note.tsx';
import { useNoteLinks } from './use-note-links.ts';

interface ReadNoteProps {
  noteId: string;
  under: ((noteId: number) => ReactNode) | undefined;
}

/** A note as it is read. */
export function ReadNote({ noteId, under }: ReadNoteProps) {
  const query = useQuery({
    ...read<NoteView>(`/notes/${encodeURIComponent(noteId)}`),
    staleTime: 0,
  });
  const loaded = (
    <Loaded query={query} lines={12} label="Loading the note">
      {(note) => <Reading note={note} under={under} />}
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  const shown = query.isError ? <OrRemoved noteId={noteId}>{loaded}</OrRemoved> : loaded;
  return <Page title="Note">{shown}</Page>;
}

function Reading({ note, under }: { note: NoteView; under: ReadNoteProps['under'] }) {
  const { resolve } = useNoteLinks(note.id);
  return (
    <Page
      title={
        (note.kind === 'daily' ? exactWords(note.title.trim()) : note.title.trim()) ||
        'Untitled note'
      }
      width="reading"
      above={<Link href="/notes">Notes</Link>}
      lede={
        <>
          <Badge>{AUDIENCES[note.audience].label}</Badge> <When at={note.updatedAt} />
          {note.tags.length > 0 && `, ${note.tags.join(', ')}`}
        </>
      }
      actions={
        <Link href={`/notes/${note.id}`} look="button">
          Write
        </Link>
      }
    >
      {note.text.trim() === '' ? (
        <p>Nothing is written in it yet.</p>
      ) : (
        <Prose markdown={note.text} resolve={resolve} />
      )}
      {under?.(note.id)}
    </Page>
  );
}
