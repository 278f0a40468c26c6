import { type KeyboardEvent, useRef, useState } from 'react';
import { CrossIcon } from './icons.tsx';

interface ChipProps {
  text: string;
  lengthMax: number;
  onChange: (text: string) => void;
  onRemove: () => void;
  /** Where the focus goes by key; the places beside it may be empty. */
  onGo: (to: 'before' | 'here' | 'next') => void;
}

/** One short text: pressed it is edited, its cross or Delete removes it, arrow keys lead on. */
export function Chip({ text, lengthMax, onChange, onRemove, onGo }: ChipProps) {
  const [isEditing, setEditing] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    const isRemoval = key === 'Delete' || key === 'Backspace';
    if (isRemoval || key === 'ArrowLeft' || key === 'ArrowRight') event.preventDefault();
    if (isRemoval) onRemove();
    if (key === 'ArrowLeft') onGo('before');
    if (key === 'ArrowRight') onGo('next');
  };
  if (isEditing)
    return (
      <ChipEditor
        text={text}
        lengthMax={lengthMax}
        onDone={(next, isByKey) => {
          setEditing(false);
          onChange(next);
          if (isByKey) onGo('here');
        }}
      />
    );
  return (
    <>
      <button
        type="button"
        className="chip-text"
        aria-label={`Edit: ${text}`}
        onClick={() => setEditing(true)}
        onKeyDown={onKeyDown}
      >
        {text}
      </button>
      <button
        type="button"
        className="chip-remove"
        aria-label={`Remove: ${text}`}
        onClick={onRemove}
      >
        <CrossIcon />
      </button>
    </>
  );
}

interface ChipEditorProps {
  text: string;
  lengthMax: number;
  onDone: (text: string, isByKey: boolean) => void;
}

function ChipEditor({ text, lengthMax, onDone }: ChipEditorProps) {
  const [draft, setDraft] = useState(text);
  // Escape removes the field, and removing it blurs it: the answer must be given once.
  const isDone = useRef(false);
  const done = (next: string, isByKey: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(next, isByKey);
  };
  return (
    <input
      className="chip-editor"
      aria-label={`Edit: ${text}`}
      value={draft}
      maxLength={lengthMax}
      size={Math.max(12, draft.length)}
      // biome-ignore lint/a11y/noAutofocus: it stands where the pressed button stood.
      autoFocus
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => done(draft, false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') event.preventDefault();
        if (event.key === 'Enter') done(draft, true);
        if (event.key === 'Escape') event.stopPropagation();
        if (event.key === 'Escape') done(text, true);
      }}
    />
  );
}
