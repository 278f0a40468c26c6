import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, Form, TextField, useGo } from '#kit';
import { enter, useFormSending } from '#web-api';

const passwordLengthMin = 10;
const passwordLengthMax = 200;
const nameLengthMax = 60;

export interface EntranceFormProps {
  /** Where the name and password are sent; the answer sets the session. */
  path: string;
  /** A new account says the rules; an old one is only asked. */
  isNew: boolean;
  action: string;
  next: string;
  children?: ReactNode;
}

/** Username and password, for the first account, an invitation and signing in. */
export function EntranceForm({ path, isNew, action, next, children }: EntranceFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { send, errors, setErrors, isBusy } = useFormSending();
  const client = useQueryClient();
  const go = useGo();

  const submit = () => {
    const found = problems(name, password, isNew);
    setErrors(found);
    if (isBusy || Object.keys(found).length > 0) return;
    const comeIn = async () => {
      await enter(client, path, { name: name.trim(), password });
      go(next, { replace: true });
    };
    void send(comeIn, { isLeaving: true });
  };
  return (
    <Form
      onSubmit={submit}
      error={errors.form}
      actions={
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {action}
        </Button>
      }
    >
      {children}
      <TextField
        label="Username"
        name="username"
        value={name}
        onChange={setName}
        error={errors.name}
        autoComplete="username"
        lengthMax={nameLengthMax}
        isCode
        isRequired
        autoFocus
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        value={password}
        onChange={setPassword}
        description={isNew && `At least ${passwordLengthMin} characters. A short sentence is best.`}
        error={errors.password}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        lengthMax={passwordLengthMax}
        isRequired
      />
    </Form>
  );
}

function problems(name: string, password: string, isNew: boolean): Record<string, string> {
  const found: Record<string, string> = {};
  if (name.trim() === '') found.name = 'Fill in a username.';
  if (password === '') found.password = 'Fill in a password.';
  else if (isNew && password.length < passwordLengthMin)
    found.password = `This has ${password.length} characters; it needs ${passwordLengthMin}.`;
  return found;
}
