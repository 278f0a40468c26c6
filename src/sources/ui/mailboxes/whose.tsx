import { useState } from 'react';
import { Button, Link, TextField } from '#kit';
import { FoundName, useFoundPeople } from '#web-api';
import type { MailboxView } from '../../mailboxes/schema.ts';
import type { MailboxMoves } from './use-mailbox.ts';

interface WhoseProps {
  sender: MailboxView['senders'][number];
  moves: MailboxMoves;
}

const FOUND_MAX = 5;
const NAME_CHARS_MAX = 200;

/** Whose letters they are, of the people one knows; nobody's until the member says so. */
export function Whose({ sender, moves }: WhoseProps) {
  const { id, name, person } = sender;
  const [isAsked, setAsked] = useState(false);
  if (person !== null)
    return (
      <p className="mailbox-whose mailbox-beside">
        <span>
          By <Link href={`/people/${person.id}`}>{person.name}</Link>
        </span>
        <Button
          size="s"
          tone="plain"
          aria-label={`Letters of ${name} are not by ${person.name}`}
          onPress={() => void moves.choose(id, { personId: null })}
        >
          Not theirs
        </Button>
      </p>
    );
  if (!isAsked)
    return (
      <p className="mailbox-beside">
        <Button
          size="s"
          tone="plain"
          aria-label={`Say who writes ${name}`}
          onPress={() => setAsked(true)}
        >
          Is it by somebody you know?
        </Button>
      </p>
    );
  return (
    <SomebodyKnown
      label={`Who writes ${name}`}
      onChoose={(personId) => {
        setAsked(false);
        void moves.choose(id, { personId });
      }}
    />
  );
}

function SomebodyKnown({ label, onChoose }: { label: string; onChoose: (id: number) => void }) {
  const [text, setText] = useState('');
  const found = useFoundPeople(text.trim()).slice(0, FOUND_MAX);
  return (
    <div className="mailbox-beside">
      <TextField
        label={label}
        placeholder="A name in your network"
        value={text}
        onChange={setText}
        lengthMax={NAME_CHARS_MAX}
        autoFocus
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || text.trim() === '') return;
          event.preventDefault();
          if (first) onChoose(first.id);
        }}
      />
      <ul className="mailbox-found" aria-label={`Found for ${label}`} aria-live="polite">
        {found.map((one) => (
          <li key={one.id}>
            <Button size="s" onPress={() => onChoose(one.id)}>
              <FoundName person={one} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
