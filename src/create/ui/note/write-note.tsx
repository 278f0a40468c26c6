import { type ReactNode, useState } from 'react';
import {
  Badge,
  Button,
  exactWords,
  Link,
  Menu,
  Page,
  TextField,
  toast,
  useAddressValue,
  useGo,
} from '#kit';
import { SaveWords } from '#saving';
import { call, errorWords } from '#web-api';
import { TITLE_CHARS_MAX } from '../../notes/limits.ts';
import type { NoteView } from '../../notes/schema.ts';
import { MarkdownEditor } from '../editor/markdown-editor.tsx';
import { AudienceBand } from './audience-band.tsx';
import { AUDIENCES } from './audience-words.ts';
import { BesideEntry } from './beside-entry.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { keepPicture } from './keep-picture.ts';
import { LinkedNotes } from './linked-notes.tsx';
import { NoteDetails } from './note-details.tsx';
import { type NewNoteAddress, newNoteOf } from './note-draft.ts';
import { download, noteFile } from './note-file.ts';
import { NoteHistory } from './note-history.tsx';
import { useNoteLinks } from './use-note-links.ts';
import { useSavedNote } from './use-saved-note.ts';

interface WriteNoteProps {
  /** `null` for a new one. */
  note: NoteView | null;
  onStarted: (noteId: number) => void;
  beside: ((noteId: number) => ReactNode) | undefined;
}

/** A note to write in: who reads it, title, text, and around it what it is for and linked with. */
export function WriteNote({ note, onStarted, beside }: WriteNoteProps) {
  const address = useNewNoteAddress();
  const saved = useSavedNote({ note, address, onStarted });
  const { form, change, save, conflict } = saved;
  const { links, resolve, complete } = useNoteLinks(save.id);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const entryId = note ? note.entryId : (newNoteOf(address).entryId ?? null);
  const title = form.title.trim() || (note ? 'Untitled note' : 'New note');
  return (
    <Page
      title={title}
      isTitleHidden
      width="full"
      above={
        <>
          <Link href="/notes">Notes</Link>{' '}
          <KindBadge kind={note?.kind ?? address.kind} day={note?.day ?? null} />
        </>
      }
      actions={
        <div className="note-actions">
          <SaveWords save={save} />
          {save.id !== null && (
            <NoteMenu saved={saved} id={save.id} onHistory={() => setHistoryOpen(true)} />
          )}
        </div>
      }
    >
      <div className="note-page" data-conflict={conflict !== null || undefined}>
        <div className="note-main">
          <AudienceBand audience={form.audience} onChange={(audience) => change({ audience })} />
          <div className="note-title">
            <TextField
              label="Title"
              isLabelHidden
              placeholder="Title"
              value={form.title}
              onChange={(words) => change({ title: words })}
              lengthMax={TITLE_CHARS_MAX}
              error={save.fields.title}
              autoFocus={note === null}
            />
          </div>
          {conflict ? (
            <ConflictPanel saved={saved} theirs={conflict.form} />
          ) : (
            <MarkdownEditor
              label="Text"
              value={form.text}
              onChange={(text) => change({ text })}
              onTyping={saved.expect}
              onPasteImage={keepPicture}
              complete={complete}
              resolve={resolve}
              aside={
                <span className="audience-tag" data-audience={form.audience}>
                  {AUDIENCES[form.audience].label}
                </span>
              }
            />
          )}
          {save.status === 'refused' && <p role="alert">{save.fields.text ?? save.error}</p>}
          <p className="note-hint">
            {
              'Type [[ to link a note, goal, person or entry. Tab moves lists; Escape, then Tab, leaves the text.'
            }
          </p>
        </div>
        <aside className="note-aside" aria-label="About this note">
          {entryId !== null && <BesideEntry entryId={entryId} />}
          <NoteDetails form={form} onChange={change} errors={save.fields} />
          {save.id !== null && beside?.(save.id)}
          {save.id !== null && <LinkedNotes noteId={save.id} title={form.title} links={links} />}
        </aside>
      </div>
      {isHistoryOpen && save.id !== null && (
        <NoteHistory noteId={save.id} saved={saved} onClose={() => setHistoryOpen(false)} />
      )}
    </Page>
  );
}

function useNewNoteAddress(): NewNoteAddress {
  const [goal] = useAddressValue('goal');
  const [entry] = useAddressValue('entry');
  const [kind] = useAddressValue('kind');
  const [title] = useAddressValue('title');
  // The address changes once the note is there; what it began with stays.
  const [first] = useState({ goal, entry, kind, title });
  return first;
}

const KIND_WORDS: Record<string, string> = {
  daily: 'Daily note',
  capture: 'Captured',
  reflection: 'Reflection',
};

function KindBadge({ kind, day }: { kind: string | null; day: string | null }) {
  const words = kind && KIND_WORDS[kind];
  return words ? <Badge>{day === null ? words : `${words}, ${exactWords(day)}`}</Badge> : null;
}

interface NoteMenuProps {
  saved: ReturnType<typeof useSavedNote>;
  id: number;
  onHistory: () => void;
}

function NoteMenu({ saved, id, onHistory }: NoteMenuProps) {
  const go = useGo();
  const { form } = saved;
  const finishThen = async (run: () => void) => {
    if ((await saved.finish()) !== null) run();
    else toast('It is not saved yet. Try again once it is.', { tone: 'danger' });
  };
  const remove = async () => {
    await saved.finish();
    try {
      await call('DELETE', `/notes/${id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
      return;
    }
    saved.abandon();
    go('/notes');
    toast(`Removed: ${form.title.trim().slice(0, 60) || 'the note'}`, {
      undo: () => void restore(),
    });
  };
  const restore = async () => {
    try {
      await call('POST', `/notes/${id}/restore`);
      go(`/notes/${id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return (
    <>
      <Button onPress={() => void finishThen(() => go(`/notes/${id}?view=read`))}>Read</Button>
      <Menu
        label="More"
        items={[
          { id: 'history', label: 'Earlier versions', onPress: () => void finishThen(onHistory) },
          {
            id: 'file',
            label: 'Download as Markdown',
            onPress: () => download(noteFile(form)),
          },
          {
            id: 'remove',
            label: 'Remove the note',
            tone: 'danger',
            startsGroup: true,
            onPress: () => void remove(),
          },
        ]}
      />
    </>
  );
}
