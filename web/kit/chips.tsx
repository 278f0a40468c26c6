import { useId, useRef, useState } from 'react';
import { Chip } from './chip.tsx';
import { FieldError, type FieldProps } from './field.tsx';

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
    setSaid(next.length > value.length ? `Added: ${lines.join(', ')}` : 'Already there');
  };
  const remove = (at: number) => {
    props.onChange(value.toSpliced(at, 1));
    setSaid(`Removed: ${value[at]}`);
    focusChip(Math.min(at, value.length - 2));
  };
  const edit = (at: number, text: string) => {
    const trimmed = text.trim();
    if (trimmed === value[at]) return;
    if (trimmed === '') props.onChange(value.toSpliced(at, 1));
    else props.onChange([...new Set(value.with(at, trimmed))]);
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
            <Chip
              text={text}
              lengthMax={lengthMax}
              onChange={(next) => edit(at, next)}
              onRemove={() => remove(at)}
              onGo={(to) =>
                focusChip(to === 'here' ? at : to === 'next' ? at + 1 : Math.max(0, at - 1))
              }
            />
          </li>
        ))}
      </ul>
      {value.length < countMax && (
        <AddChip
          label={addLabel}
          lengthMax={lengthMax}
          onAdd={add}
          onBack={() => value.length > 0 && focusChip(value.length - 1)}
        />
      )}
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
      <FieldError id={`${id}-e`} error={error} />
    </fieldset>
  );
}

interface AddChipProps {
  label: string;
  lengthMax: number;
  /** Given a line, or several that were pasted. */
  onAdd: (text: string) => void;
  /** Backspace in the empty line. */
  onBack: () => void;
}

function AddChip({ label, lengthMax, onAdd, onBack }: AddChipProps) {
  const [draft, setDraft] = useState('');
  const add = (text: string) => {
    if (text.trim() === '') return;
    onAdd(text);
    setDraft('');
  };
  return (
    <input
      className="input chips-add"
      aria-label={label}
      placeholder={label}
      value={draft}
      maxLength={lengthMax}
      onChange={(event) => setDraft(event.target.value)}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text');
        if (!text.includes('\n')) return;
        event.preventDefault();
        add(draft + text);
      }}
      onBlur={() => add(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          add(draft);
        }
        if (event.key === 'Backspace' && draft === '') onBack();
      }}
    />
  );
}
