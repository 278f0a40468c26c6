import { useState } from 'react';
import { Button, TextField } from '#kit';
import { FoundName, type NamedPerson } from '#web-api';
import { usePeople, useSettled } from '../search-people.ts';

interface ThroughFieldProps {
  exceptId: number;
  before: NamedPerson | null;
  onChange: (id: number | null) => void;
}

const FOUND_MAX = 5;

/** Through whom one met: one person of the network, or nobody. */
export function ThroughField({ exceptId, before, onChange }: ThroughFieldProps) {
  const [chosen, setChosen] = useState(before);
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const found = usePeople({ search: settled }, 'name').data?.pages[0]?.people ?? [];
  const choose = (person: NamedPerson | null) => {
    setChosen(person);
    setText('');
    onChange(person?.id ?? null);
  };
  if (chosen)
    return (
      <p className="standing-through">
        Met through <FoundName person={chosen} />{' '}
        <Button size="s" aria-label={`Not met through ${chosen.name}`} onPress={() => choose(null)}>
          Take out
        </Button>
      </p>
    );
  return (
    <div className="standing-through-field">
      <TextField
        label="Through whom did you meet?"
        name="metThrough"
        isRequired={false}
        placeholder="A name in your network"
        value={text}
        onChange={setText}
      />
      <ul aria-label="Found" aria-live="polite">
        {settled !== '' &&
          text !== '' &&
          found
            .filter(({ id, isMe }) => id !== exceptId && !isMe)
            .slice(0, FOUND_MAX)
            .map((person) => (
              <li key={person.id}>
                <Button size="s" tone="quiet" onPress={() => choose(person)}>
                  <FoundName person={person} />
                </Button>
              </li>
            ))}
      </ul>
    </div>
  );
}
