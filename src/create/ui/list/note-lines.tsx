import { Badge, EmptyState, exactWords, Link, List, When } from '#kit';
import { LIST_MAX } from '../../notes/limits.ts';
import type { NoteLine } from '../../notes/schema.ts';
import { AUDIENCES } from '../note/audience-words.ts';
import { plainSnippet } from './plain-snippet.ts';
import './notes.css';

export interface Notes {
  notes: NoteLine[];
}

const TITLE_CHARS = 60;

/** Notes as lines; says what to do when there are none. */
export function NoteLines({ notes, isFiltered }: Notes & { isFiltered: boolean }) {
  if (notes.length === 0 && isFiltered)
    return <p>No note is like that. Look with fewer words or filters.</p>;
  if (notes.length === 0) {
    return (
      <EmptyState title="No notes yet">
        <p>
          A note is your own text: what you think, tried or learned. Press “New note” and write; it
          is saved while you type. In passing, press “Capture” on any page.
        </p>
        <p>
          Notes from Obsidian, Notion, Evernote or a folder of Markdown{' '}
          <Link href="/notes/import">come in as they are</Link>.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <List items={notes} keyOf={(note) => note.id} label="Notes">
        {(note) => <NoteLineLink note={note} />}
      </List>
      {notes.length === LIST_MAX && (
        <p className="notes-more">{`The latest ${LIST_MAX} are shown. Search or filters find the others.`}</p>
      )}
    </>
  );
}

/** What was written for a goal. */
export function GoalNoteLines({ notes }: Notes) {
  if (notes.length > 0) return <NoteLines notes={notes} isFiltered />;
  return (
    <EmptyState title="Nothing written for this goal yet">
      <p>
        Write down what you try, learn and think about it, or capture something in passing. Captures
        from the inbox that you give to this goal come here too.
      </p>
    </EmptyState>
  );
}

function NoteLineLink({ note }: { note: NoteLine }) {
  const snippet = plainSnippet(note.snippet);
  // The name of a day is what links to it say; people read the day itself.
  const name = note.kind === 'daily' ? exactWords(note.title.trim()) : note.title.trim();
  const title = name || snippet.slice(0, TITLE_CHARS) || 'Empty note';
  return (
    <div className="note-line">
      <span className="note-line-title">
        <Link href={`/notes/${note.id}`} look="plain">
          {title}
        </Link>
      </span>
      {note.title.trim() !== '' && snippet !== '' && (
        <span className="note-line-snippet">{snippet}</span>
      )}
      <span className="note-line-about">
        <When at={note.updatedAt} />
        {note.isWaiting && <Badge>In the inbox</Badge>}
        {note.kind === 'reflection' && <Badge>Reflection</Badge>}
        {note.audience !== 'me' && <Badge tone="accent">{AUDIENCES[note.audience].label}</Badge>}
        {note.tags.map((tag) => (
          <Link key={tag} href={`/notes?tag=${encodeURIComponent(tag)}`}>
            {`#${tag}`}
          </Link>
        ))}
      </span>
    </div>
  );
}
