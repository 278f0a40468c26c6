import { useId, useState } from 'react';
import { Button, TextField } from '#kit';
import { type NamedPerson, useFoundPeople } from '#web-api';

interface PersonPickerProps {
  label: string;
  value: readonly NamedPerson[];
  onChange: (people: NamedPerson[]) => void;
}

const FOUND_MAX = 5;

/** People of the member's network, found by name. */
export function PersonPicker({ label, value, onChange }: PersonPickerProps) {
  const [text, setText] = useState('');
  const found = useFoundPeople(text.trim()).filter((one) => !value.some(({ id }) => id === one.id));
  const listId = useId();
  const pick = (person: NamedPerson) => {
    onChange([...value, person]);
    setText('');
  };
  return (
    <div className="person-picker">
      <TextField
        label={label}
        isRequired={false}
        name="people"
        placeholder={value.length > 0 ? 'And with …' : 'A name in your network'}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || text.trim() === '') return;
          event.preventDefault();
          if (first) pick(first);
        }}
      />
      {value.length > 0 && (
        <ul className="person-picker-list" aria-label="Chosen">
          {value.map((person) => (
            <li key={person.id}>
              <Button
                size="s"
                aria-label={`Take out ${person.name}`}
                onPress={() => onChange(value.filter(({ id }) => id !== person.id))}
              >
                {person.name} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ul id={listId} className="person-picker-list" aria-label="Found" aria-live="polite">
        {found.slice(0, FOUND_MAX).map((person) => (
          <li key={person.id}>
            <Button size="s" tone="quiet" onPress={() => pick(person)}>
              {person.name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
