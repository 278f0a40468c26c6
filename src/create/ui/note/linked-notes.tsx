import type { NoteLinks } from '../../links/schema.ts';
import { LinkIt, MentionList } from '../mentions/mention-lists.tsx';

interface LinkedNotesProps {
  noteId: number;
  links: NoteLinks | undefined;
}

/** Which notes link to this one, and which speak of it without a link. */
export function LinkedNotes({ noteId, links }: LinkedNotesProps) {
  const { backlinks = [], mentions = [] } = links ?? {};
  return (
    <>
      <section className="note-panel" aria-label="Linked from">
        <h2>Linked from</h2>
        {backlinks.length === 0 ? (
          <p className="note-panel-empty">
            {'No note links here yet. Type [[ in another note to link it.'}
          </p>
        ) : (
          <MentionList mentions={backlinks} />
        )}
      </section>
      {links && mentions.length > 0 && (
        <section className="note-panel" aria-label="Mentioned in">
          <h2>Mentioned without a link</h2>
          <MentionList
            mentions={mentions}
            act={(mention) => (
              <LinkIt mention={mention} of={links} path={`/notes/${noteId}/links`} />
            )}
          />
        </section>
      )}
    </>
  );
}
