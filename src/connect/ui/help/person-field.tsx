import { useState } from 'react';
import { Button, TextField } from '#kit';
import { FoundName, type NamedPerson, saidApart, useFoundPeople } from '#web-api';

interface PersonFieldProps {
  label: string;
  value: NamedPerson | null;
  /** Who is the other of two already, and cannot be both. */
  other?: NamedPerson | null;
  onChange: (person: NamedPerson | null) => void;
  name: string;
}

const FOUND_MAX = 5;

/** One person of the network, found by name. */
export function PersonField({ label, value, other, onChange, name }: PersonFieldProps) {
  const [text, setText] = useState('');
  const found = useFoundPeople(text.trim()).filter(({ id }) => id !== other?.id);
  const choose = (person: NamedPerson) => {
    // Once they are planned the field is empty again, not with half a name in it.
    setText('');
    onChange(person);
  };
  if (value !== null)
    return (
      <div className="asks-acts">
        <span>
          {label}: <FoundName person={value} />
        </span>
        <Button
          size="s"
          aria-label={`Somebody else than ${saidApart(value)}`}
          onPress={() => onChange(null)}
        >
          Somebody else
        </Button>
      </div>
    );
  return (
    <div className="asks-part">
      <TextField
        label={label}
        name={name}
        placeholder="A name in your network"
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || text.trim() === '') return;
          event.preventDefault();
          if (first) choose(first);
        }}
      />
      <ul
        className="asks-acts person-field-found"
        aria-label={`Found for ${label}`}
        aria-live="polite"
      >
        {found.slice(0, FOUND_MAX).map((person) => (
          <li key={person.id}>
            <Button size="s" onPress={() => choose(person)}>
              <FoundName person={person} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
