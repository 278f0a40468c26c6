import { useState } from 'react';
import { Button, TextField } from '#kit';
import { FoundName, type NamedPerson, useFoundPeople } from '#web-api';

interface WhomFieldProps {
  value: NamedPerson | null;
  onChange: (person: NamedPerson | null) => void;
  error: string | undefined;
}

const FOUND_MAX = 5;

/** Somebody of the network to whom it would be of use: to share it with them becomes a next move. */
export function WhomField({ value, onChange, error }: WhomFieldProps) {
  const [text, setText] = useState('');
  const found = useFoundPeople(text.trim()).slice(0, FOUND_MAX);
  if (value !== null)
    return (
      <div className="keep-whom">
        <p>
          {`Next move: share it with ${value.name}. `}
          <Button size="s" onPress={() => onChange(null)}>
            Not after all
          </Button>
        </p>
        {error && <p role="alert">{error}</p>}
      </div>
    );
  return (
    <div className="keep-whom">
      <TextField
        label="Who would want this?"
        isRequired={false}
        placeholder="A name in your network"
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !first) return;
          event.preventDefault();
          onChange(first);
        }}
      />
      {found.length > 0 && (
        <ul className="keep-found" aria-label="Found by name">
          {found.map((person) => (
            <li key={person.id}>
              <Button size="s" onPress={() => onChange(person)}>
                <FoundName person={person} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
