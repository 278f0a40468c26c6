import { type ReactNode, useState } from 'react';
import {
  Badge,
  exactWords,
  Link,
  Page,
  TextArea,
  useAddressValue,
  useStore,
  useStorePart,
} from '#kit';
import { type SavedForm, SaveWords } from '#saving';
import { TITLE_CHARS_MAX } from '../../notes/limits.ts';
import type { NoteView } from '../../notes/schema.ts';
import { MarkdownEditor } from '../editor/markdown-editor.tsx';
import { AudienceBand } from './audience-band.tsx';
import { AUDIENCES } from './audience-words.ts';
import { BesideEntry } from './beside-entry.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { keepPicture } from './keep-picture.ts';
import { LinkedNotes } from './linked-notes.tsx';
import { NamedHere } from './named-here.tsx';
import { NoteDetails } from './note-details.tsx';
import { type NewNoteAddress, type NoteDraft, newNoteOf } from './note-draft.ts';
import { NoteHistory } from './note-history.tsx';
import { NoteMenu } from './note-menu.tsx';
import { NoteOnPaper } from './note-on-paper.tsx';
import { DeletedElsewhere } from './removed-note.tsx';
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
  const id = useStorePart(saved.autosave.state, (save) => save.id);
  const words = useStorePart(saved.state, ({ form }) => form.title);
  const conflict = useStorePart(saved.state, (state) => state.conflict);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const entryId = note ? note.entryId : (newNoteOf(address).entryId ?? null);
  return (
    <Page
      title={words.trim() || (note ? 'Untitled note' : 'New note')}
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
          <WrittenWords saved={saved} />
          {id !== null && <NoteMenu saved={saved} id={id} onHistory={() => setHistoryOpen(true)} />}
        </div>
      }
    >
      <div className="note-page" data-conflict={conflict !== null || undefined}>
        <NoteSheet saved={saved} id={id} note={note} entryId={entryId} beside={beside} />
      </div>
      {isHistoryOpen && id !== null && (
        <NoteHistory noteId={id} note={saved} onClose={() => setHistoryOpen(false)} />
      )}
    </Page>
  );
}

type Written = SavedForm<NoteDraft>;

function WrittenWords({ saved }: { saved: Written }) {
  return <SaveWords save={useStore(saved.autosave.state)} />;
}

interface NoteSheetProps {
  saved: Written;
  id: number | null;
  note: NoteView | null;
  entryId: number | null;
  beside: WriteNoteProps['beside'];
}

/** What one writes in, and what stands beside it. */
function NoteSheet({ saved, id, note, entryId, beside }: NoteSheetProps) {
  const { links, resolve, complete } = useNoteLinks(id);
  const conflict = useStorePart(saved.state, (state) => state.conflict);
  return (
    <>
      <div className="note-main">
        <NoteHead saved={saved} note={note} />
        {conflict ? (
          <ConflictPanel note={saved} theirs={conflict.form} />
        ) : (
          <NoteText saved={saved} complete={complete} resolve={resolve} />
        )}
        <NoteRefused saved={saved} id={id} />
        <p className="note-hint">
          {
            'Type [[ to link a note, goal, person, entry or place. Tab moves lists; Escape, then Tab, leaves the text.'
          }
        </p>
      </div>
      <aside className="note-aside" aria-label="About this note">
        {entryId !== null && <BesideEntry entryId={entryId} />}
        <WrittenDetails saved={saved} />
        {id !== null && beside?.(id)}
        {id !== null && <NamedHere noteId={id} saved={saved} />}
        {id !== null && <LinkedNotes noteId={id} links={links} />}
      </aside>
    </>
  );
}

function NoteHead({ saved, note }: { saved: Written; note: NoteView | null }) {
  const title = useStorePart(saved.state, ({ form }) => form.title);
  const error = useStorePart(saved.autosave.state, ({ fields }) => fields.title);
  return (
    <>
      <AudienceBand saved={saved} shown={note} />
      <div className="note-title">
        <TextArea
          label="Title"
          isLine
          isLabelHidden
          placeholder="Title"
          value={title}
          onChange={(words) => saved.change({ title: words })}
          lengthMax={TITLE_CHARS_MAX}
          error={error}
          autoFocus={note === null}
        />
      </div>
    </>
  );
}

type Linking = Pick<ReturnType<typeof useNoteLinks>, 'complete' | 'resolve'>;

/** Alone draws anew with the text: in a long note each other part would be felt between two keys. */
function NoteText({ saved, complete, resolve }: Linking & { saved: Written }) {
  const text = useStorePart(saved.state, ({ form }) => form.text);
  const audience = useStorePart(saved.state, ({ form }) => form.audience);
  return (
    <>
      <NoteOnPaper text={text} resolve={resolve} />
      <MarkdownEditor
        label="Text"
        value={text}
        onChange={(now) => saved.change({ text: now })}
        onTyping={() => saved.autosave.expect()}
        onPasteImage={keepPicture}
        complete={complete}
        resolve={resolve}
        aside={
          <span className="audience-tag" data-audience={audience}>
            {AUDIENCES[audience].label}
          </span>
        }
      />
    </>
  );
}

function NoteRefused({ saved, id }: { saved: Written; id: number | null }) {
  const words = useStorePart(saved.autosave.state, ({ status, fields, error }) =>
    status === 'refused' ? (fields.text ?? error) : undefined,
  );
  if (words === undefined) return null;
  const told = <p role="alert">{words}</p>;
  if (id === null) return told;
  return (
    <DeletedElsewhere noteId={id} saved={saved}>
      {told}
    </DeletedElsewhere>
  );
}

function WrittenDetails({ saved }: { saved: Written }) {
  const goalId = useStorePart(saved.state, ({ form }) => form.goalId);
  const tags = useStorePart(saved.state, ({ form }) => form.tags);
  const errors = useStorePart(saved.autosave.state, ({ fields }) => fields);
  const onChange = (fields: Partial<NoteDraft>) => saved.change(fields);
  return <NoteDetails goalId={goalId} tags={tags} onChange={onChange} errors={errors} />;
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
