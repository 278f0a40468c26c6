import { useState } from 'react';
import { Button, Card, Checkbox, Form, Select, TextField, When } from '#kit';
import { PASSWORD_CHARS_MAX } from '../../mailboxes/limits.ts';
import { plusAddress } from '../../mailboxes/rules.ts';
import type { MailboxView } from '../../mailboxes/schema.ts';
import { NewSender } from './new-sender.tsx';
import { Senders } from './senders.tsx';
import { type MailboxMoves, useMailbox } from './use-mailbox.ts';

/** A mailbox: how it is, which folder, whose letters. */
export function Mailbox({ mailbox }: { mailbox: MailboxView }) {
  const moves = useMailbox(mailbox);
  return (
    <Card title={mailbox.userName}>
      <div className="mailbox">
        <State mailbox={mailbox} moves={moves} />
        {mailbox.folders.length > 1 && (
          <div className="mailbox-folder">
            <Select
              label="Folder"
              value={mailbox.folder}
              onChange={(folder) => void moves.change({ folder })}
              choices={mailbox.folders.map((folder) => ({ value: folder, label: folder }))}
            />
          </div>
        )}
        <Senders mailbox={mailbox} moves={moves} />
        <NewSender moves={moves} />
        {mailbox.address !== null && (
          <KeepsMine mailbox={mailbox} address={mailbox.address} moves={moves} />
        )}
        <div className="mailbox-acts">
          <Button onPress={() => void moves.readNow()}>Look now</Button>
          <Button tone="plain" onPress={() => void moves.disconnect()}>
            Disconnect
          </Button>
        </div>
      </div>
    </Card>
  );
}

interface KeepsMineProps extends StateProps {
  address: string;
}

/** The tick shows at once what was meant, until the server has answered. */
function KeepsMine({ mailbox, address, moves }: KeepsMineProps) {
  const [meant, setMeant] = useState<boolean | null>(null);
  const change = async (keepsMine: boolean) => {
    setMeant(keepsMine);
    await moves.change({ keepsMine });
    setMeant(null);
  };
  return (
    <Checkbox
      label="Keep what I send or forward to myself"
      description={`A letter from ${address} to ${plusAddress(address)}, or with a subject that begins with “kith”: the first address in it comes into your library, your own words above it as your takeaway. A letter without an address is left where it is.`}
      isChecked={meant ?? mailbox.keepsMine}
      onChange={(keepsMine) => void change(keepsMine)}
    />
  );
}

interface StateProps {
  mailbox: MailboxView;
  moves: MailboxMoves;
}

function State({ mailbox, moves }: StateProps) {
  const { problem, advice, nextAt, isReading, readAt, host } = mailbox;
  if (problem !== null)
    return (
      <div className="mailbox-trouble" role="status">
        <p>{problem}</p>
        {advice !== null && <p className="mailbox-soft">{advice}</p>}
        {nextAt === null ? (
          <NewPassword moves={moves} />
        ) : (
          <p className="mailbox-soft">
            <When before="Next try" at={nextAt} />.
          </p>
        )}
      </div>
    );
  return (
    <p className="mailbox-soft" role="status">
      {isReading || readAt === null ? (
        `Looking who writes to you at ${host} …`
      ) : (
        <>
          At {host}. <When before="Looked" at={readAt} />; Kith looks every half hour.
        </>
      )}
    </p>
  );
}

function NewPassword({ moves }: Pick<StateProps, 'moves'>) {
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    if (await moves.change({ password })) setPassword('');
    setBusy(false);
  };
  return (
    <Form
      label="Give the password anew"
      onSubmit={() => void send()}
      actions={
        <Button type="submit" tone="primary" isBusy={isBusy}>
          Sign in again
        </Button>
      }
    >
      <TextField
        label="App password"
        type="password"
        value={password}
        onChange={setPassword}
        lengthMax={PASSWORD_CHARS_MAX}
        autoComplete="off"
        isRequired
      />
    </Form>
  );
}
