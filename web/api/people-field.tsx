import { useRef, useState } from 'react';
import { Button, TextField } from '#kit';
import { FoundName, saidApart } from './found-name.tsx';
import { type NamedPerson, useFoundPeople } from './found-people.ts';
import './people-field.css';

interface PeopleFieldProps {
  label: string;
  value: readonly NamedPerson[];
  onChange: (people: NamedPerson[]) => void;
  /** Whoever comes beyond these takes the place of the first. */
  countMax?: number;
  error?: string | undefined;
  isRequired?: boolean | undefined;
}

const FOUND_MAX = 5;
const PEOPLE_MAX = 50;

/** People of the network, found by name: type, and press or Enter. */
export function PeopleField({
  label,
  value,
  onChange,
  countMax = PEOPLE_MAX,
  ...field
}: PeopleFieldProps) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const found = useFoundPeople(text.trim()).filter((one) => !value.some(({ id }) => id === one.id));
  const pick = (person: NamedPerson) => {
    const { id, name, apart } = person;
    onChange([...value, { id, name, apart }].slice(-countMax));
    setText('');
    // Who works by keys names the next; a finger would only open the keyboard again.
    if (document.activeElement?.matches('button:focus-visible')) input.current?.focus();
  };
  return (
    <div className="people-field">
      <TextField
        {...field}
        ref={input}
        label={label}
        name="people"
        placeholder={value.length > 0 ? 'And with …' : 'A name in your network'}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.trim() === '') return;
          event.preventDefault();
          const [first] = found;
          if (first) pick(first);
        }}
      />
      {value.length > 0 && (
        <ul className="people-field-list" aria-label="Chosen">
          {value.map((person) => (
            <li key={person.id}>
              <Button
                size="s"
                aria-label={`Take out ${saidApart(person)}`}
                onPress={() => onChange(value.filter(({ id }) => id !== person.id))}
              >
                <FoundName person={person} /> ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ul className="people-field-list" aria-label="Found" aria-live="polite">
        {found.slice(0, FOUND_MAX).map((person) => (
          <li key={person.id}>
            <Button size="s" tone="quiet" onPress={() => pick(person)}>
              <FoundName person={person} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
