import { useQuery } from '@tanstack/react-query';
import type { NoteOfAnother } from '#contribute';
import { Prose } from '../../src/create/ui/prose.tsx';
import { Loaded, read } from '../api/index.ts';
import { Link, Page, useAddressPart, When } from '../kit/index.ts';

/** `/notes-of-others/$noteId`: a note that another member lets all members read. */
export function NoteOfAnotherPage() {
  const noteId = useAddressPart('noteId');
  const query = useQuery(read<NoteOfAnother>(`/notes-of-others/${encodeURIComponent(noteId)}`));
  const note = query.data;
  const picturesAt = `/api/v1/notes-of-others/${encodeURIComponent(noteId)}/images`;
  return (
    <Page
      title={note?.title || 'A note'}
      above={<Link href="/notes-of-others">Notes of others</Link>}
      lede={
        note && (
          <>
            {note.author}, <When at={note.updatedAt} />
          </>
        )
      }
      width="reading"
    >
      <Loaded query={query} lines={8} label="Loading the note">
        {({ text }) => <Prose markdown={text} picturesAt={picturesAt} />}
      </Loaded>
    </Page>
  );
}
