import { Checkbox, Link, When } from '#kit';
import type { NoteLine } from '../../notes/schema.ts';
import { CAPTURED_WORDS } from '../capture/capture-words.ts';
import { SettleActions } from './settle-actions.tsx';
import type { How } from './use-settling.ts';

interface InboxItemProps {
  note: NoteLine;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onSettle: (how: How) => void;
}

export function InboxItem({ note, isChosen, onChoose, onSettle }: InboxItemProps) {
  return (
    <div className="inbox-item">
      <div className="inbox-choice">
        <Checkbox
          label={`Choose “${note.title}”`}
          isLabelHidden
          isChecked={isChosen}
          onChange={onChoose}
        />
      </div>
      <div className="inbox-words">
        <Link href={`/notes/${note.id}`} look="plain">
          <strong>{note.title}</strong>
        </Link>
        {note.snippet.trim() !== '' && <p className="inbox-text">{note.snippet}</p>}
        <p className="inbox-about">
          {note.capturedAs && `${CAPTURED_WORDS[note.capturedAs]} · `}
          <When at={note.createdAt} />
          <From note={note} />
        </p>
      </div>
      <SettleActions onSettle={onSettle} title={note.title} />
    </div>
  );
}

function From({ note }: { note: NoteLine }) {
  if (note.entryId !== null) {
    return (
      <>
        {' · '}
        <Link href={`/entries/${note.entryId}`}>the entry</Link>
      </>
    );
  }
  if (note.sourceUrl === null) return null;
  return (
    <>
      {' · '}
      <Link href={note.sourceUrl}>{new URL(note.sourceUrl).hostname}</Link>
    </>
  );
}
