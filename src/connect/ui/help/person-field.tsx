import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, TextField } from '#kit';
import { read } from '#web-api';

export interface Named {
  id: number;
  name: string;
}

interface PersonFieldProps {
  label: string;
  value: Named | null;
  onChange: (person: Named | null) => void;
  name: string;
}

const TYPING_MS = 200;
const FOUND_MAX = 5;

/** One person of the network, found by name. */
export function PersonField({ label, value, onChange, name }: PersonFieldProps) {
  const [text, setText] = useState('');
  const found = useFound(text.trim());
  if (value !== null)
    return (
      <div className="asks-acts">
        <span>{`${label}: ${value.name}`}</span>
        <Button
          size="s"
          aria-label={`Somebody else than ${value.name}`}
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
          if (first) onChange(first);
        }}
      />
      <ul
        className="asks-acts person-field-found"
        aria-label={`Found for ${label}`}
        aria-live="polite"
      >
        {found.slice(0, FOUND_MAX).map((person) => (
          <li key={person.id}>
            <Button size="s" onPress={() => onChange(person)}>
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
