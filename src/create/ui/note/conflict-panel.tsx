import { useEffect, useRef, useState } from 'react';
import { Button, Card, toast } from '#kit';
import { type SavedForm, useAutosaved } from '#saving';
import { call, errorWords } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import { CompareTexts } from '../editor/compare-texts.tsx';
import { AUDIENCES } from './audience-words.ts';
import type { NoteDraft } from './note-draft.ts';

interface ConflictPanelProps {
  note: SavedForm<NoteDraft>;
  theirs: NoteDraft;
}

/** A note that was changed here and elsewhere: both beside each other, and nothing is lost. */
export function ConflictPanel({ note, theirs }: ConflictPanelProps) {
  const saved = useAutosaved(note);
  const { form, save } = saved;
  const [mine] = useState(form.text);
  const [merged, setMerged] = useState(form.text);
  const [isBusy, setBusy] = useState(false);
  const isText = mine !== theirs.text;
  const panel = useRef<HTMLDivElement>(null);
  // The text that one wrote in is gone; it is said why, and the next key presses nothing.
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const keepMine = () => {
    saved.resolve({ ...save.unsaved, ...(isText ? { text: merged } : {}) });
    toast('Yours is saved. The other version stays in the history of this note.');
  };
  const keepTheirs = () => {
    const before = { ...save.unsaved, ...(isText ? { text: merged } : {}) };
    saved.resolve({});
    toast('The version from elsewhere stays.', { undo: () => saved.change(before) });
  };
  const keepBoth = async () => {
    setBusy(true);
    try {
      const title = `${form.title.trim() || 'Note'} (the other version)`;
      await call<NoteView>('POST', '/notes', { ...form, title, text: merged, audience: 'me' });
      saved.resolve({});
      toast(`Both are kept: yours is now the note “${title}”.`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
      setBusy(false);
    }
  };
  return (
    <Card tone="warn" title="This note was changed elsewhere too">
      <div className="conflict" ref={panel} tabIndex={-1}>
        <p>
          Both versions are kept until you say what is to stay.
          {isText && ' You can change the right one, and take parts over from the left.'}
        </p>
        <OtherFields mine={form} theirs={theirs} />
        {isText && (
          <CompareTexts
            left={{ label: 'From elsewhere', text: theirs.text }}
            right={{ label: 'Yours', text: mine }}
            onChange={setMerged}
          />
        )}
        <div className="conflict-actions">
          <Button tone="primary" isDisabled={isBusy} onPress={keepMine}>
            {merged === mine ? 'Keep mine' : 'Keep the right one'}
          </Button>
          <Button isDisabled={isBusy} onPress={keepTheirs}>
            Keep the one from elsewhere
          </Button>
          <Button isBusy={isBusy} onPress={() => void keepBoth()}>
            Keep both
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** What differs beside the text. */
function OtherFields({ mine, theirs }: { mine: NoteDraft; theirs: NoteDraft }) {
  const lines = [
    ['Title', theirs.title, mine.title],
    ['Tags', theirs.tags.join(', '), mine.tags.join(', ')],
    ['Who reads it', AUDIENCES[theirs.audience].label, AUDIENCES[mine.audience].label],
  ].filter(([, one, other]) => one !== other);
  if (lines.length === 0) return null;
  return (
    <dl className="conflict-fields">
      {lines.map(([name, one, other]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{`From elsewhere: ${one || 'none'}. Yours: ${other || 'none'}.`}</dd>
        </div>
      ))}
    </dl>
  );
}
