import { useQueryClient } from '@tanstack/react-query';
import { Button, Link, toast } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import type { Mention, NoteLinks } from '../../links/schema.ts';
import type { NoteView } from '../../notes/schema.ts';
import { linkFirstMention } from './link-mention.ts';

interface LinkedNotesProps {
  noteId: number;
  title: string;
  links: NoteLinks | undefined;
}

/** Which notes link to this one, and which speak of it without a link. */
export function LinkedNotes({ noteId, title, links }: LinkedNotesProps) {
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
          <ul className="note-mentions">
            {backlinks.map((mention) => (
              <MentionLine key={mention.id} mention={mention} />
            ))}
          </ul>
        )}
      </section>
      {mentions.length > 0 && (
        <section className="note-panel" aria-label="Mentioned in">
          <h2>Mentioned without a link</h2>
          <ul className="note-mentions">
            {mentions.map((mention) => (
              <MentionLine key={mention.id} mention={mention}>
                <LinkIt noteId={noteId} title={title} mention={mention} />
              </MentionLine>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function MentionLine(props: { mention: Mention; children?: React.ReactNode }) {
  const { id, title, snippet } = props.mention;
  return (
    <li>
      <Link href={`/notes/${id}`}>{title.trim() || 'Untitled note'}</Link>
      <p className="note-mention-words">{snippet}</p>
      {props.children}
    </li>
  );
}

/** Makes the mention in the other note a link; the message takes it back. */
function LinkIt({ noteId, title, mention }: { noteId: number; title: string; mention: Mention }) {
  const client = useQueryClient();
  const write = async (note: NoteView, text: string) => {
    const { revision } = note;
    const after = await call<NoteView>('PATCH', `/notes/${note.id}`, { text, revision });
    await refresh(client, `/notes/${noteId}/links`);
    return after;
  };
  const takeBack = (linked: NoteView, text: string) =>
    void write(linked, text).catch((error: unknown) =>
      toast(errorWords(error).message, { tone: 'danger' }),
    );
  const link = async () => {
    try {
      const note = await call<NoteView>('GET', `/notes/${mention.id}`);
      const text = linkFirstMention(note.text, title);
      if (text === null) return await refresh(client, `/notes/${noteId}/links`);
      const linked = await write(note, text);
      toast(`Linked in “${mention.title.trim() || 'the note'}”`, {
        undo: () => takeBack(linked, note.text),
      });
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return (
    <Button size="s" onPress={() => void link()} aria-label={`Make it a link in ${mention.title}`}>
      Make it a link
    </Button>
  );
}
