import { LinkPanel } from '../../src/contribute/ui/link-panel.tsx';
import { NotePage as WrittenNote } from '../../src/create/ui/note/note-page.tsx';
import { RecallOfNote } from '../../src/reflect/recall/ui/recall-of-note.tsx';
import { Link } from '../kit/index.ts';

/** `/notes/$noteId`: the note, with questions to oneself on it and the ways to let others read it. */
export function NotePage() {
  return (
    <WrittenNote
      under={(noteId) => <LinkPanel path={`/notes/${noteId}`} />}
      beside={(noteId) => (
        <>
          <RecallOfNote noteId={noteId} />
          <LinkPanel path={`/notes/${noteId}`} />
          <p>
            <Link href={`/notes/${noteId}/share`}>Make a version for others</Link>, name by name.
          </p>
        </>
      )}
    />
  );
}
