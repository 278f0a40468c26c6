import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { FieldError, type FieldProps } from './field.tsx';
import { CrossIcon } from './icons.tsx';

export interface ChipsProps extends FieldProps {
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** Said in the empty line where one is added: "Add a question". */
  addLabel: string;
  /** The most chips (20) and the most characters of one (200). */
  countMax?: number | undefined;
  lengthMax?: number | undefined;
}

/**
 * Short texts that can be added (Enter, or pasting several lines), edited (press one), removed
 * (its cross, or Delete) and gone through by arrow keys. Doubles and empty ones are not kept.
 */
export function Chips(props: ChipsProps) {
  const { label, value, addLabel, error, description, countMax = 20, lengthMax = 200 } = props;
  const [draft, setDraft] = useState('');
  const [editing, setEditing] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const describedBy = `${description ? `${id}-d ` : ''}${error ? `${id}-e` : ''}`.trim();

  /** After the change is drawn: the chip at this place, or the line for adding. */
  const focusChip = (at: number) =>
    requestAnimationFrame(() => {
      const chips = group.current?.querySelectorAll<HTMLElement>('.chip-text');
      const target = chips?.[at] ?? group.current?.querySelector<HTMLElement>('.chips-add');
      target?.focus();
    });
  const add = (text: string) => {
    const lines = text.split('\n').map((line) => line.trim().slice(0, lengthMax));
    const next = [...new Set([...value, ...lines.filter((line) => line !== '')])];
    props.onChange(next.slice(0, countMax));
    setDraft('');
    setSaid(next.length > value.length ? `Added: ${lines.join(', ')}` : 'Already there');
  };
  const remove = (at: number) => {
    props.onChange(value.toSpliced(at, 1));
    setSaid(`Removed: ${value[at]}`);
    focusChip(Math.min(at, value.length - 2));
  };
  const edit = (at: number, text: string) => {
    const trimmed = text.trim();
    setEditing(null);
    if (trimmed === value[at]) return;
    if (trimmed === '') props.onChange(value.toSpliced(at, 1));
    else props.onChange([...new Set(value.with(at, trimmed))]);
  };
  const onChipKey = (event: KeyboardEvent, at: number) => {
    const { key } = event;
    const isRemoval = key === 'Delete' || key === 'Backspace';
    if (isRemoval || key === 'ArrowLeft' || key === 'ArrowRight') event.preventDefault();
    if (isRemoval) remove(at);
    if (key === 'ArrowLeft') focusChip(Math.max(0, at - 1));
    if (key === 'ArrowRight') focusChip(at + 1);
  };

  return (
    <fieldset
      ref={group}
      className="field chips"
      disabled={props.isDisabled}
      aria-describedby={describedBy || undefined}
    >
      <legend className={props.isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</legend>
      {description && (
        <div className="field-description" id={`${id}-d`}>
          {description}
        </div>
      )}
      <ul className="chips-list">
        {value.map((text, at) => (
          <li key={text} className="chip">
            {editing === at ? (
              <ChipEditor
                text={text}
                lengthMax={lengthMax}
                onDone={(next, isByKey) => {
                  edit(at, next);
                  if (isByKey) focusChip(at);
                }}
              />
            ) : (
              <>
                <button
                  type="button"
                  className="chip-text"
                  aria-label={`Edit: ${text}`}
                  onClick={() => setEditing(at)}
                  onKeyDown={(event) => onChipKey(event, at)}
                >
                  {text}
                </button>
                <button
                  type="button"
                  className="chip-remove"
                  aria-label={`Remove: ${text}`}
                  onClick={() => remove(at)}
                >
                  <CrossIcon />
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {value.length < countMax && (
        <input
          className="input chips-add"
          aria-label={addLabel}
          placeholder={addLabel}
          value={draft}
          maxLength={lengthMax}
          onChange={(event) => setDraft(event.target.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!text.includes('\n')) return;
            event.preventDefault();
            add(draft + text);
          }}
          onBlur={() => draft.trim() !== '' && add(draft)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault();
              if (draft.trim() !== '') add(draft);
            }
            if (event.key === 'Backspace' && draft === '' && value.length > 0)
              focusChip(value.length - 1);
          }}
        />
      )}
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
      <FieldError id={`${id}-e`} error={error} />
    </fieldset>
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
