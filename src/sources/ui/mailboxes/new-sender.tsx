import { useState } from 'react';
import { Button, TextField } from '#kit';
import { WHO_CHARS_MAX } from '../../mailboxes/limits.ts';
import { readWho } from '../../mailboxes/rules.ts';
import type { MailboxMoves } from './use-mailbox.ts';

/** Whoever is not on the list: they have not written lately, or do not say that they write newsletters. */
export function NewSender({ moves }: { moves: MailboxMoves }) {
  const [who, setWho] = useState('');
  const [isRefused, setRefused] = useState(false);
  const send = async () => {
    const isWhole = readWho(who) !== null;
    setRefused(!isWhole);
    if (isWhole && (await moves.name(who))) setWho('');
  };
  return (
    <form
      className="mailbox-new"
      aria-label="Take the letters of somebody else"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label="Somebody else"
        description="An address, or a domain with all who write from it. A mailing list by its List-Id in angle brackets."
        placeholder="news@example.org"
        value={who}
        onChange={setWho}
        error={isRefused ? 'This is no address, domain or List-Id.' : undefined}
        lengthMax={WHO_CHARS_MAX}
        isRequired={false}
      />
      <Button type="submit" isDisabled={who.trim() === ''}>
        Take their letters
      </Button>
    </form>
  );
}
