import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, TextField } from '#kit';
import { read } from '#web-api';

export interface Named {
  id: number;
  name: string;
}
interface PeopleFieldProps {
  label: string;
  value: readonly Named[];
  onChange: (people: Named[]) => void;
  countMax: number;
  error?: string | undefined;
  isRequired?: boolean | undefined;
}

const TYPING_MS = 200;
const FOUND_MAX = 5;

/** People of the network, found by name: type, and press or Enter. */
export function PeopleField({ label, value, onChange, countMax, ...field }: PeopleFieldProps) {
  const [text, setText] = useState('');
  const found = useFound(text.trim()).filter((one) => !value.some(({ id }) => id === one.id));
  const pick = (person: Named) => {
    onChange([...value, { id: person.id, name: person.name }].slice(-countMax));
    setText('');
  };
  return (
    <div className="people-field">
      <TextField
        {...field}
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
                aria-label={`Take out ${person.name}`}
                onPress={() => onChange(value.filter(({ id }) => id !== person.id))}
              >
                {person.name} ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ul className="people-field-list" aria-label="Found" aria-live="polite">
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

function useFound(text: string): Named[] {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    ...read<{ people: (Named & { isMe: boolean })[] }>(
      `/people?limit=10&search=${encodeURIComponent(settled)}`,
    ),
    enabled: settled !== '',
  });
  return settled === '' || text === '' ? [] : (data?.people.filter((one) => !one.isMe) ?? []);
}
