import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, Highlight, Link, toast } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import { linkMention } from '../../links/mention-rules.ts';
import type { Mention, Mentions } from '../../links/schema.ts';
import type { NoteView } from '../../notes/schema.ts';
import './mentions.css';

const titleOf = ({ title }: Mention): string => title.trim() || 'Untitled note';

/** Notes with the words around a link or mention, which is marked. */
export function MentionList(props: {
  mentions: readonly Mention[];
  /** What can be done about one. */
  act?: (mention: Mention) => ReactNode;
}) {
  return (
    <ul className="mentions">
      {props.mentions.map((mention) => (
        <li key={mention.id}>
          <Link href={`/notes/${mention.id}`}>{titleOf(mention)}</Link>
          <p className="mention-words">
            <Highlight text={mention.snippet} ranges={mention.marks} />
          </p>
          {props.act?.(mention)}
        </li>
      ))}
    </ul>
  );
}

interface LinkItProps {
  mention: Mention;
  /** What is mentioned, and what a link to it says. */
  of: Pick<Mentions, 'title' | 'link'> & { isExact?: boolean };
  /** Where this list was read from. */
  path: string;
}

/** Makes the mention in the other note a link; the message takes it back. */
export function LinkIt({ mention, of, path }: LinkItProps) {
  const client = useQueryClient();
  const write = async (note: NoteView, text: string) => {
    const { revision } = note;
    const after = await call<NoteView>('PATCH', `/notes/${note.id}`, { text, revision });
    await Promise.all([refresh(client, path), refresh(client, `/notes/${note.id}`)]);
    return after;
  };
  const failed = (error: unknown) => toast(errorWords(error).message, { tone: 'danger' });
  const link = async () => {
    try {
      const note = await call<NoteView>('GET', `/notes/${mention.id}`);
      const text = linkMention(note.text, of);
      // It was written anew meanwhile, and speaks of it no more.
      if (text === null) return await refresh(client, path);
      const linked = await write(note, text);
      toast(`Linked in “${titleOf(mention)}”`, {
        undo: () => void write({ ...note, revision: linked.revision }, note.text).catch(failed),
      });
    } catch (error) {
      failed(error);
    }
  };
  return (
    <Button size="s" onPress={() => void link()} aria-label={`Link it in ${titleOf(mention)}`}>
      Link it
    </Button>
  );
}
