import { useState } from 'react';
import { Button } from '#kit';
import type { Mention, NoteLinks } from '../../links/schema.ts';
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
          <Backlinks mentions={backlinks} />
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

/** As many as are read at a glance; a note that all others lead to has a hundred. */
const SHOWN_FIRST = 5;

function Backlinks({ mentions }: { mentions: readonly Mention[] }) {
  const [isWhole, setWhole] = useState(false);
  const hasMore = !isWhole && mentions.length > SHOWN_FIRST + 1;
  return (
    <>
      <MentionList mentions={hasMore ? mentions.slice(0, SHOWN_FIRST) : mentions} />
      {hasMore && (
        <span>
          <Button size="s" tone="plain" onPress={() => setWhole(true)}>
            {`Show all ${mentions.length}`}
          </Button>
        </span>
      )}
    </>
  );
}
