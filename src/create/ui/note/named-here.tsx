import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button, Highlight, Link, toast } from '#kit';
import type { SavedForm } from '#saving';
import { call, errorWords, keyOf, read, refresh } from '#web-api';
import { isOneWord, linkMention } from '../../links/mention-rules.ts';
import type { NamedThing } from '../../links/named/schema.ts';
import { textChange } from '../../notes/text-change-rules.ts';
import { addressOf } from './link-addresses.ts';
import type { NoteDraft } from './note-draft.ts';
import '../mentions/mentions.css';

interface Named {
  items: NamedThing[];
}
interface NamedHereProps {
  noteId: number;
  saved: SavedForm<NoteDraft>;
}

const pathOf = (noteId: number) => `/notes/${noteId}/named`;
const keyFor = ({ kind, id }: NamedThing) => `${kind}:${id}`;

/** Whom and what the note names without a link, each a press away from one. Nothing while there is nobody. */
export function NamedHere({ noteId, saved }: NamedHereProps) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const items = useQuery(read<Named>(pathOf(noteId))).data?.items ?? [];
  if (items.length === 0) return null;
  const settle = (thing: NamedThing) => {
    drop(client, noteId, thing);
    // The button that was pressed is gone: the keyboard goes on from here.
    heading.current?.focus();
  };
  return (
    <section className="note-panel" aria-label="Named here, not linked">
      <h2 ref={heading} tabIndex={-1}>
        Named here, not linked
      </h2>
      <ul className="mentions">
        {items.map((thing) => (
          <li key={keyFor(thing)}>
            <span>
              <Link href={addressOf(thing)}>{thing.title.trim()}</Link>{' '}
              <span className="named-kind">{thing.kind}</span>
            </span>
            <p className="mention-words">
              <Highlight text={thing.snippet} ranges={thing.marks} />
            </p>
            <span className="named-actions">
              <Button
                size="s"
                aria-label={`Link ${thing.title.trim()}`}
                onPress={() => {
                  linkIt(client, { noteId, saved, thing });
                  settle(thing);
                }}
              >
                Link it
              </Button>
              <Button
                size="s"
                tone="plain"
                aria-label={`Leave ${thing.title.trim()} as words`}
                onPress={() => {
                  void leave(client, noteId, thing);
                  settle(thing);
                }}
              >
                Leave as words
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function drop(client: QueryClient, noteId: number, gone: NamedThing): void {
  client.setQueryData<Named>(
    keyOf(pathOf(noteId)),
    (known) => known && { items: known.items.filter((thing) => keyFor(thing) !== keyFor(gone)) },
  );
}

interface Linking extends NamedHereProps {
  thing: NamedThing;
}

/** Makes a link of the words in the text that is being written; the message takes it back. */
function linkIt(client: QueryClient, { noteId, saved, thing }: Linking): void {
  const { title, link, from } = thing;
  const before = saved.state.get().form.text;
  const after = linkMention(before, { title, link, isExact: isOneWord(title), near: from });
  // It was written anew meanwhile, and names it no more.
  if (after === null) return void refresh(client, pathOf(noteId));
  saved.change({ text: after });
  toast(`Linked: ${title.trim()}`, {
    undo: () => saved.change({ text: unlinked(saved.state.get().form.text, before, after) }),
  });
}

/** The text of now without that link, wherever it stands by now. */
function unlinked(now: string, before: string, after: string): string {
  if (now === after) return before;
  const { from, to, insert: link } = textChange(before, after);
  const at = now.indexOf(link);
  if (at < 0) return now;
  return now.slice(0, at) + before.slice(from, to) + now.slice(at + link.length);
}

async function leave(client: QueryClient, noteId: number, thing: NamedThing): Promise<void> {
  const say = (isLeft: boolean) =>
    call('POST', pathOf(noteId), { kind: thing.kind, thingId: thing.id, isLeft });
  const failed = (error: unknown) => {
    toast(errorWords(error).message, { tone: 'danger' });
    void refresh(client, pathOf(noteId));
  };
  const back = () => say(false).then(() => refresh(client, pathOf(noteId)), failed);
  try {
    await say(true);
    toast(`Left as words: ${thing.title.trim()}`, { undo: () => void back() });
  } catch (error) {
    failed(error);
  }
}
