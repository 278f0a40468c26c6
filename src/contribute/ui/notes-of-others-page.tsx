import { useQuery } from '@tanstack/react-query';
import { EmptyState, Link, List, Page, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { NoteOfAnotherLine } from '../publishing/notes-of-others.ts';
import './contribute.css';

/** `/notes-of-others`: what others on this Kith let all members read. */
export function NotesOfOthersPage() {
  const notes = useQuery(read<{ notes: NoteOfAnotherLine[] }>('/notes-of-others'));
  return (
    <Page
      title="Notes of others"
      above={<Link href="/notes">Notes</Link>}
      lede="What others on this Kith let you read."
      width="reading"
    >
      <Loaded query={notes} lines={4} label="Loading notes">
        {({ notes: shared }) =>
          shared.length === 0 ? (
            <EmptyState title="Nobody has shared anything yet">
              When somebody on this Kith lets everyone read a note, it stands here. Yours are for
              you alone until you choose otherwise.
            </EmptyState>
          ) : (
            <List items={shared} keyOf={({ id }) => id} label="Notes of others">
              {(note) => (
                <div className="other-line">
                  <Link href={`/notes-of-others/${note.id}`} look="plain">
                    {note.title || note.snippet.slice(0, 60) || 'Untitled'}
                  </Link>
                  <span className="other-line-facts">
                    {note.author}, <When at={note.updatedAt} />
                  </span>
                </div>
              )}
            </List>
          )
        }
      </Loaded>
    </Page>
  );
}
