import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { eraseAccount, Loaded, type Member, useFormSending } from '../api/index.ts';
import { Button, Card, Form, TextField } from '../kit/index.ts';
import { type ListedMember, membersQuery } from './members.tsx';

const passwordLengthMax = 200;

/** The way out for good: what goes, a copy of it first, and the password again. */
export function EraseAccount({ member }: { member: Member }) {
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
          <strong>This cannot be taken back.</strong> A copy stays only in backups that whoever runs
          this Kith has made.
        </p>
        {member.isHost && <Heir />}
        <div>
          <a className="button" data-tone="quiet" href="/api/v1/export" download>
            Export everything first (JSON)
          </a>
        </div>
        <EraseForm member={member} />
      </div>
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
  const heir = members.find(({ isHost }) => !isHost);
  return heir
    ? `You are the host. After you it is ${heir.name}, who has been here longest.`
    : 'You are the only member: afterwards this Kith is empty, and whoever opens it makes the first account.';
}

function EraseForm({ member }: { member: Member }) {
  const [password, setPassword] = useState('');
  const { send, errors, setErrors, isBusy } = useFormSending();
  const submit = () => {
    const found: Record<string, string> = {};
    if (password === '') found.password = 'Fill in your password.';
    setErrors(found);
    if (isBusy || found.password) return;
    void send(() => eraseAccount(member.id, password), { isLeaving: true });
  };
  return (
    <Form
      label="Erase your account"
      onSubmit={submit}
      error={errors.form}
      actions={
        <Button type="submit" tone="danger" isBusy={isBusy}>
          Erase my account for good
        </Button>
      }
    >
      {/* For the password keeper of the browser, which looks for whose password this is. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={member.name}
        readOnly
        hidden
      />
      <TextField
        label="Your password"
        type="password"
        value={password}
        onChange={setPassword}
        error={errors.password}
        autoComplete="current-password"
        lengthMax={passwordLengthMax}
        isRequired
      />
    </Form>
  );
}
