import { useQuery } from '@tanstack/react-query';
import { Link, List } from '#kit';
import { read } from '#web-api';
import type { Notes } from './note-lines.tsx';
import './notes.css';

/** What was written about an entry before. Nothing while there is none. */
export function NotesOfEntry({ entryId }: { entryId: number }) {
  const notes = useQuery(read<Notes>(`/notes?entryId=${entryId}`)).data?.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <>
      <h3>What you wrote about it</h3>
      <List items={notes} keyOf={(note) => note.id} look="plain" label="Notes about this entry">
        {(note) => <Link href={`/notes/${note.id}`}>{note.title.trim() || 'Untitled note'}</Link>}
      </List>
    </>
  );
}
