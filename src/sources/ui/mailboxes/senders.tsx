import { useState } from 'react';
import { Button, Checkbox, Link, TextField, When } from '#kit';
import type { MailboxView } from '../../mailboxes/schema.ts';
import type { MailboxMoves } from './use-mailbox.ts';
import { Whose } from './whose.tsx';

type Sender = MailboxView['senders'][number];

const SHOWN_AT_FIRST = 20;
const SEARCH_FROM = 12;
const SEARCH_CHARS_MAX = 100;

interface SendersProps {
  mailbox: MailboxView;
  moves: MailboxMoves;
}

/** Who writes newsletters there, to be picked. */
export function Senders({ mailbox, moves }: SendersProps) {
  const [typed, setTyped] = useState('');
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  const { senders, isReading } = mailbox;
  if (senders.length === 0)
    return isReading ? null : (
      <p>
        Nobody wrote a newsletter to “{mailbox.folder}” in the last three months. If they go to
        another folder, choose that one; or name below whom you want to read.
      </p>
    );
  const words = typed.trim().toLowerCase();
  const found = senders.filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(words));
  return (
    <fieldset className="mailbox-senders">
      <legend>Read the letters of</legend>
      {senders.length >= SEARCH_FROM && (
        <TextField
          label="Search who writes"
          type="search"
          value={typed}
          onChange={setTyped}
          lengthMax={SEARCH_CHARS_MAX}
        />
      )}
      <p role="status" className={found.length === 0 ? undefined : 'visually-hidden'}>
        {found.length === 0 ? `Nobody here matches “${typed.trim()}”.` : `${found.length} shown`}
      </p>
      <ul>
        {found.slice(0, shownMax).map((sender) => (
          <li key={sender.id}>
            <OneSender sender={sender} isReading={isReading} moves={moves} />
          </li>
        ))}
      </ul>
      {found.length > shownMax && (
        <Button onPress={() => setShownMax(found.length)}>
          Show {(found.length - shownMax).toLocaleString('en')} more
        </Button>
      )}
    </fieldset>
  );
}

interface OneSenderProps {
  sender: Sender;
  /** While all is looked through, not all of theirs are counted yet. */
  isReading: boolean;
  moves: MailboxMoves;
}

/** The tick shows at once what was meant, until the server has answered. */
function OneSender({ sender, isReading, moves }: OneSenderProps) {
  const [meant, setMeant] = useState<boolean | null>(null);
  const { id, name, key, sourceId } = sender;
  const change = async (isPicked: boolean) => {
    setMeant(isPicked);
    if (isPicked) await moves.choose(id, { isPicked });
    else await moves.leave(sender);
    setMeant(null);
  };
  return (
    <div className="mailbox-sender">
      <Checkbox
        label={name === key ? key : `${name} · ${key}`}
        isChecked={meant ?? sourceId !== null}
        onChange={(isPicked) => void change(isPicked)}
      />
      <p className="mailbox-soft mailbox-beside">
        <Counted sender={sender} isReading={isReading} />
        {sourceId !== null && (
          <>
            {' '}
            <Link href={`/stream?source=${sourceId}`} aria-label={`Read ${name}`}>
              Read
            </Link>
          </>
        )}
      </p>
      {sourceId !== null && <Whose sender={sender} moves={moves} />}
    </div>
  );
}

function Counted({ sender: { kind, letters, lastAt }, isReading }: Omit<OneSenderProps, 'moves'>) {
  const what = kind === 'list' ? 'A mailing list. ' : '';
  if (isReading) return <>{what}Being counted …</>;
  if (letters === 0 || lastAt === null) return <>{what}No letter in the last three months.</>;
  return (
    <>
      {what}
      {letters === 1 ? '1 letter' : `${letters.toLocaleString('en')} letters`}, the last{' '}
      <When at={lastAt} />.
    </>
  );
}
