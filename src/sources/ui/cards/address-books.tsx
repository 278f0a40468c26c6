import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, Form, Link, Page, TextField } from '#kit';
import { call, Loaded, read, refresh, useFormSending } from '#web-api';
import { PASSWORD_CHARS_MAX, URL_CHARS_MAX, USER_CHARS_MAX } from '../../cards/books/limits.ts';
import type { AccountView } from '../../cards/books/schema.ts';
import { Account } from './one-account.tsx';
import './cards.css';

const PATH = '/address-books';
const LOOK_EVERY_MS = 4_000;

/** `/sources/address-books`: accounts at CardDAV servers that people are read from. */
export function AddressBooks() {
  const query = useQuery({
    ...read<{ accounts: AccountView[] }>(PATH),
    // What is read shows up by itself.
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Page
      title="Address books"
      lede="Kith reads the address books you choose from a server once a day and shows you what has changed. It never writes to the server, and brings in nobody before you say so."
      above={<Link href="/sources/import">Bring in people</Link>}
    >
      <div className="cards-page">
        <Loaded query={query} lines={4} label="Loading your address books">
          {({ accounts }) => (
            <>
              {accounts.map((account) => (
                <Account key={account.id} account={account} />
              ))}
              <Connect isFirst={accounts.length === 0} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function Connect({ isFirst }: { isFirst: boolean }) {
  const [url, setUrl] = useState('');
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const done = () => {
    setUrl('');
    setUserName('');
    setPassword('');
  };
  const { connect, errors, isBusy } = useConnect(done);
  return (
    <Card title={isFirst ? 'Connect an account' : 'Connect another account'}>
      <Form
        label="Connect an account"
        error={errors.form}
        onSubmit={() => void connect({ url, userName, password })}
        actions={
          <Button type="submit" tone="primary" isBusy={isBusy}>
            Find its address books
          </Button>
        }
      >
        <TextField
          label="Address of the server"
          description="Nextcloud: https://your.cloud/remote.php/dav. Fastmail, mailbox.org, iCloud and others name it under “CardDAV”."
          value={url}
          onChange={setUrl}
          error={errors.url}
          lengthMax={URL_CHARS_MAX}
          isRequired
        />
        <TextField
          label="User name"
          value={userName}
          onChange={setUserName}
          error={errors.userName}
          lengthMax={USER_CHARS_MAX}
          isRequired
        />
        <TextField
          label="Password"
          type="password"
          description="Better one that you make at the provider for Kith alone (“app password”), so that you can take it back there. Kith keeps it to read again, shows it nowhere, and erases it when you disconnect."
          value={password}
          onChange={setPassword}
          error={errors.password}
          lengthMax={PASSWORD_CHARS_MAX}
          isRequired
        />
      </Form>
    </Card>
  );
}

function useConnect(onDone: () => void) {
  const client = useQueryClient();
  const { send, errors, isBusy } = useFormSending();
  const connect = (form: { url: string; userName: string; password: string }) =>
    send(async () => {
      await call('POST', PATH, form, { timeoutMs: 120_000 });
      onDone();
      await refresh(client, PATH);
    });
  return { connect, errors, isBusy };
}
