import { useState } from 'react';
import { call, useFormSending } from '../api/index.ts';
import { Button, Form, TextField, toast } from '../kit/index.ts';

const lengthMin = 10;
const lengthMax = 200;

/** Another password for the member who is signed in; their other sessions end. */
export function PasswordForm({ name }: { name: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { send, errors, setErrors, isBusy } = useFormSending();
  const submit = () => {
    const found = problems(current, next);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    void send(async () => {
      await call('PUT', '/session/password', { current, next });
      setCurrent('');
      setNext('');
      toast('Password changed. Everywhere else you are signed out.');
    });
  };
  return (
    <Form
      label="Change the password"
      onSubmit={submit}
      error={errors.form}
      actions={
        <Button type="submit" isBusy={isBusy}>
          Change the password
        </Button>
      }
    >
      {/* For the password keeper of the browser, which looks for whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <TextField
        label="Password now"
        type="password"
        value={current}
        onChange={setCurrent}
        error={errors.current}
        autoComplete="current-password"
        lengthMax={lengthMax}
        isRequired
      />
      <TextField
        label="New password"
        description={`At least ${lengthMin} characters. A short sentence is best.`}
        type="password"
        value={next}
        onChange={setNext}
        error={errors.next}
        autoComplete="new-password"
        lengthMax={lengthMax}
        isRequired
      />
    </Form>
  );
}

function problems(current: string, next: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (current === '') found.current = 'Fill in your password now.';
  if (next === '') found.next = 'Fill in a new password.';
  else if (next.length < lengthMin)
    found.next = `This has ${next.length} characters; it needs ${lengthMin}.`;
  return found;
}
