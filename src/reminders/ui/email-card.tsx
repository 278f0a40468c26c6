import { useState } from 'react';
import { Button, Card, Checkbox, Form, TextField } from '#kit';
import { ApiError, call } from '#web-api';
import { CODE_DIGITS, EMAIL_CHARS_MAX } from '../limits.ts';
import type { ReminderSettings } from '../schema.ts';
import { useSettings } from './use-settings.ts';

/** The address, confirmed by a code, and whether digests go there. */
export function EmailCard({ settings }: { settings: ReminderSettings }) {
  const { isMailPossible, email, emailPending, isEmailOn } = settings;
  const { keep, take } = useSettings();
  const [isChanging, setChanging] = useState(false);
  if (!isMailPossible) {
    return (
      <Card title="E-mail">
        <p className="reminders-soft">
          This Kith cannot send e-mail: its host has set up no mail server (KITH_SMTP_URL).
        </p>
      </Card>
    );
  }
  const forget = async () => take(await call<ReminderSettings>('DELETE', '/reminders/email'));
  return (
    <Card title="E-mail">
      {email !== null && (
        <div className="reminders-line">
          <Checkbox
            label={`Send reminders to ${email}`}
            isChecked={isEmailOn}
            onChange={(isOn) => void keep({ isEmailOn: isOn })}
          />
          <div className="reminders-actions">
            <Button size="s" tone="plain" onPress={() => setChanging(true)}>
              Another address
            </Button>
            <Button size="s" tone="plain" onPress={() => void forget()}>
              Forget this address
            </Button>
          </div>
        </div>
      )}
      {emailPending !== null && (
        <CodeForm address={emailPending} onDone={() => setChanging(false)} />
      )}
      {emailPending === null && (email === null || isChanging) && <AddressForm />}
    </Card>
  );
}

function AddressForm() {
  const { take } = useSettings();
  const [address, setAddress] = useState('');
  const send = useSending('address', async () => {
    take(await call<ReminderSettings>('PUT', '/reminders/email', { address }));
  });
  return (
    <Form
      label="Your address"
      onSubmit={send.run}
      actions={
        <Button type="submit" isBusy={send.isBusy}>
          Send a code
        </Button>
      }
    >
      <TextField
        label="Your e-mail address"
        description="A code goes there first. Nothing else does before you have typed it in here."
        type="email"
        autoComplete="email"
        value={address}
        onChange={setAddress}
        error={send.error}
        lengthMax={EMAIL_CHARS_MAX}
      />
    </Form>
  );
}

function CodeForm({ address, onDone }: { address: string; onDone: () => void }) {
  const { take, keep } = useSettings();
  const [code, setCode] = useState('');
  const confirm = useSending('code', async () => {
    take(await call<ReminderSettings>('POST', '/reminders/email/confirm', { code }));
    // Who confirms an address wants mail there; one press switches it off again.
    await keep({ isEmailOn: true });
    onDone();
  });
  const again = useSending('address', async () => {
    take(await call<ReminderSettings>('PUT', '/reminders/email', { address }));
  });
  return (
    <Form
      label="The code"
      onSubmit={confirm.run}
      actions={
        <>
          <Button tone="plain" onPress={again.run} isBusy={again.isBusy}>
            Send a new code
          </Button>
          <Button type="submit" tone="primary" isBusy={confirm.isBusy}>
            Confirm
          </Button>
        </>
      }
    >
      <TextField
        label={`The code that was sent to ${address}`}
        description={`${CODE_DIGITS} digits; it counts for half an hour.`}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={confirm.error ?? again.error}
        lengthMax={12}
      />
    </Form>
  );
}

/** Runs one request of a form and keeps what was refused about this field. */
function useSending(field: string, send: () => Promise<void>) {
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const work = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await send();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure.fields?.[field] ?? failure.message);
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, run: () => void work() };
}
