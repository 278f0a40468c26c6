import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Base, type SavedForm, useSavedForm } from '#saving';
import { call, refresh } from '#web-api';
import { LINK_CHARS_MAX } from '../../markdown/limits.ts';
import type { ChangedNote, NoteView } from '../../notes/schema.ts';
import { textChange } from '../../notes/text-change-rules.ts';
import { draftOf, type NewNoteAddress, type NoteDraft, newDraft, newNoteOf } from './note-draft.ts';

/** From here on a text is long: some three pages. */
const LONG_CHARS = 8_000;

interface SavedNoteOptions {
  /** `null` for a new one. */
  note: NoteView | null;
  address: NewNoteAddress;
  /** The server has started the note. */
  onStarted: (noteId: number) => void;
}

/** A note that saves itself, knows when it was changed elsewhere, and loses nothing. */
export function useSavedNote({ note, address, onStarted }: SavedNoteOptions): SavedForm<NoteDraft> {
  const client = useQueryClient();
  const isHere = useRef(true);
  const linked = useRef(note && linksIn(note));
  const refreshLists = () =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => isList(queryKey) });
  // A list shows what was written here also when the last words are sent as the page goes.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void refresh(client, '/notes');
    };
  }, [client]);
  return useSavedForm<NoteDraft>({
    kind: 'note',
    id: note?.id ?? null,
    initial: note ? draftOf(note) : newDraft(address),
    updatedAt: note?.updatedAt ?? 0,
    versions: { revision: note?.revision, read: readVersion },
    send: async (id, fields, draftKey, base) => {
      const answer =
        id === null
          ? await call<NoteView>('POST', '/notes', {
              ...fields,
              ...newNoteOf(address),
              draftKey,
            })
          : await call<ChangedNote>('PATCH', `/notes/${id}`, changeOf(fields, base));
      refreshLists();
      // What later rooms say of it depends on who may read it.
      if (fields.audience !== undefined && id !== null) void refresh(client, `/notes/${id}`);
      const named = linksIn({ title: answer.title, text: answer.text ?? fields.text ?? '' });
      if (named !== linked.current) void refresh(client, `/notes/${answer.id}/links`);
      linked.current = named;
      if (fields.text !== undefined) void refresh(client, `/notes/${answer.id}/named`);
      // Who has gone elsewhere meanwhile is not called back.
      if (id === null && isHere.current) onStarted(answer.id);
      return { id: answer.id, revision: answer.revision };
    },
  });
}

/**
 * Of a long text only what changed goes over the wire: to send and to read all of it would be felt between two keys.
 */
function changeOf({ text, ...fields }: Partial<NoteDraft>, { form, revision }: Base<NoteDraft>) {
  const isShort = text === undefined || text.length < LONG_CHARS;
  if (isShort || !form || revision === undefined) return { ...fields, text, revision };
  return { ...fields, revision, textChange: textChange(form.text, text) };
}

/** What decides who is linked with whom. By `indexOf`, which passes over a long text between two keys unnoticed. */
function linksIn({ title, text }: Pick<NoteView, 'title' | 'text'>): string {
  const links = [title];
  for (let at = text.indexOf('[['); at >= 0; at = text.indexOf('[[', at + 2)) {
    const end = text.indexOf(']]', at);
    if (end < 0) break;
    links.push(text.slice(at, Math.min(end, at + LINK_CHARS_MAX)));
  }
  return links.join('\n');
}

async function readVersion(id: number) {
  const note = await call<NoteView>('GET', `/notes/${id}`);
  return { form: draftOf(note), revision: note.revision };
}

/** `/notes` and `/notes?words=…`, not the note that is being written. */
const isList = (key: readonly unknown[]) =>
  key[0] === 'notes' && (key.length === 1 || String(key[1]).startsWith('?'));
