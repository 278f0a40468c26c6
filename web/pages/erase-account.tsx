import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { eraseAccount, Loaded, type Member, useFormSending } from '../api/index.ts';
import { Button, Card, Dialog, Form, TextField } from '../kit/index.ts';
import { type ListedMember, membersQuery } from './members.tsx';

const passwordLengthMax = 200;
const nameLengthMax = 60;

/** The way out for good: what goes, a copy of it first, and then a window that asks for the password and the name. */
export function EraseAccount({ member }: { member: Member }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title="Erase your account">
      <div className="settings-erase">
        <p className="settings-words">
          Your account goes, and with it everything that is yours here: goals, people, notes, what
          you keep, sources and letters, moves, reviews, reminders and tokens. What you let others
          read is gone for them at once, and so is your offer to help, with all requests between you
          and others.
        </p>
        <p className="settings-words">
          <strong>This cannot be taken back.</strong> A copy stays in backups that whoever runs this
          Kith has made, and single words may stay for a while in its index for search, where no
          search finds them. What another device of yours has not sent yet stays on that device.
        </p>
        {member.isHost && <Heir />}
        <div className="settings-actions">
          <a className="button" data-tone="quiet" href="/api/v1/export" download>
            Export everything first (JSON)
          </a>
          <Button tone="quiet" onPress={() => setAsking(true)}>
            Erase my account …
          </Button>
        </div>
      </div>
      {isAsking && <EraseWindow member={member} onClose={() => setAsking(false)} />}
    </Card>
  );
}

/** Who is the host afterwards, before it is done. */
function Heir() {
  const query = useQuery(membersQuery);
  return (
    <Loaded query={query} lines={1} label="Loading who becomes the host">
      {({ members }) => <p className="settings-words">{heirWords(members)}</p>}
    </Loaded>
  );
}

function heirWords(members: readonly ListedMember[]): string {
  if (members.filter(({ isHost }) => isHost).length > 1)
    return 'Another host stays. Links to join that you have sent and nobody has used stop working.';
  const heir = members.find(({ isHost }) => !isHost);
  return heir
    ? `You are the host. After you it is ${heir.name}, who has been here longest. Links to join that you have sent and nobody has used stop working.`
    : 'You are the only member: afterwards this Kith is empty, and whoever opens it makes the first account.';
}

interface EraseWindowProps {
  member: Member;
  onClose: () => void;
}

/** The name is asked for as well: a browser may fill in the password by itself, and one press must not be enough. */
function EraseWindow({ member, onClose }: EraseWindowProps) {
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const { send, errors, setErrors, isBusy } = useFormSending();
  const submit = () => {
    const found: Record<string, string> = {};
    if (password === '') found.password = 'Fill in your password.';
    if (name.trim().toLowerCase() !== member.name)
      found.name = `Type ${member.name}, the name you sign in with.`;
    setErrors(found);
    if (isBusy || Object.keys(found).length > 0) return;
    void send(() => eraseAccount(member.id, password), { isLeaving: true });
  };
  return (
    // While it is being done, the window stays: what comes of it is said there.
    <Dialog title="Erase your account for good?" isOpen onClose={() => isBusy || onClose()}>
      <Form
        label="Erase your account"
        onSubmit={submit}
        error={errors.form}
        actions={
          <>
            <Button type="submit" tone="danger" isBusy={isBusy}>
              Erase my account for good
            </Button>
            <Button tone="quiet" isDisabled={isBusy} onPress={onClose}>
              Keep it
            </Button>
          </>
        }
      >
        <TextField
          label="Your password"
          type="password"
          value={password}
          onChange={setPassword}
          error={errors.password}
          lengthMax={passwordLengthMax}
          isRequired
        />
        {/* After the password: browsers take a field before it for the name, and fill that in too. */}
        <TextField
          label="Your username, to be sure"
          value={name}
          onChange={setName}
          description={`You sign in as ${member.name}.`}
          error={errors.name}
          lengthMax={nameLengthMax}
          isCode
          isRequired
        />
      </Form>
    </Dialog>
  );
}
