import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Fold, Form, NumberField, Select, TextField } from '#kit';
import { call, refresh, useFormSending } from '#web-api';
import {
  HOST_CHARS_MAX,
  PASSWORD_CHARS_MAX,
  PLAIN_PORT,
  TLS_PORT,
  USER_CHARS_MAX,
} from '../../mailboxes/limits.ts';
import type { MailboxForm } from '../../mailboxes/schema.ts';
import { PATH } from './use-mailbox.ts';

const EMPTY: MailboxForm = {
  host: '',
  port: TLS_PORT,
  security: 'tls',
  userName: '',
  password: '',
};

const SECURITY: { value: MailboxForm['security']; label: string }[] = [
  { value: 'tls', label: 'TLS (most providers)' },
  { value: 'starttls', label: 'STARTTLS' },
  { value: 'plain', label: 'None (this computer only)' },
];
const TIMEOUT_MS = 60_000;
const PORT_MAX = 65_535;

/** Where a mailbox is, and how to get in. */
export function ConnectMailbox({ isFirst }: { isFirst: boolean }) {
  const [form, setForm] = useState(EMPTY);
  const { connect, errors, isBusy } = useConnect(() => setForm(EMPTY));
  const change = (some: Partial<MailboxForm>) => setForm({ ...form, ...some });
  const fields = (
    <Form
      label="Connect a mailbox"
      error={errors.form}
      onSubmit={() => void connect(form)}
      actions={
        <Button type="submit" tone="primary" isBusy={isBusy}>
          Find who writes there
        </Button>
      }
    >
      <TextField
        label="User name"
        description="Mostly the whole address."
        value={form.userName}
        onChange={(userName) => change({ userName })}
        error={errors.userName}
        lengthMax={USER_CHARS_MAX}
        autoComplete="off"
        isRequired
      />
      <TextField
        label="App password"
        type="password"
        description="One that you make at your provider for Kith alone, so that you can take it back there. Kith keeps it sealed, shows it nowhere, and erases it when you disconnect."
        value={form.password}
        onChange={(password) => change({ password })}
        error={errors.password}
        lengthMax={PASSWORD_CHARS_MAX}
        autoComplete="off"
        isRequired
      />
      <TextField
        label="IMAP server"
        description="Your provider names it under “IMAP”: imap.fastmail.com, imap.gmail.com, imap.mailbox.org."
        value={form.host}
        onChange={(host) => change({ host })}
        error={errors.host}
        lengthMax={HOST_CHARS_MAX}
        isRequired
      />
      <div className="mailboxes-line">
        <Select
          label="Encryption"
          value={form.security}
          onChange={(security) =>
            change({ security, port: security === 'tls' ? TLS_PORT : PLAIN_PORT })
          }
          choices={SECURITY}
          error={errors.security}
        />
        <NumberField
          label="Port"
          value={form.port}
          onChange={(port) => change({ port: port ?? TLS_PORT })}
          min={1}
          max={PORT_MAX}
          error={errors.port}
        />
      </div>
    </Form>
  );
  return isFirst ? (
    <Card title="Connect a mailbox">{fields}</Card>
  ) : (
    <Fold id="connect-mailbox" title="Connect another mailbox" isOpenAtFirst={false}>
      {fields}
    </Fold>
  );
}

function useConnect(onDone: () => void) {
  const client = useQueryClient();
  const { send, errors, isBusy } = useFormSending();
  const connect = (form: MailboxForm) =>
    send(async () => {
      await call('POST', PATH, form, { timeoutMs: TIMEOUT_MS });
      onDone();
      await refresh(client, PATH);
    });
  return { connect, errors, isBusy };
}
