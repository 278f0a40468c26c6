import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call, Loaded, read, refresh, useUndoable } from '../api/index.ts';
import { Button, Card, Form, List, TextField, When } from '../kit/index.ts';
import { Copyable } from './copyable.tsx';

interface Token {
  id: number;
  name: string;
  createdAt: number;
  usedAt: number | null;
}
interface Tokens {
  tokens: Token[];
}

const path = '/tokens';
const nameLengthMax = 80;

/** Keys for programs that act as the member. */
export function ApiTokens() {
  const query = useQuery(read<Tokens>(path));
  return (
    <Card title="API tokens">
      <p className="settings-words">
        A program that has one acts as you: it reads and changes everything of yours. Remove what
        you no longer use.
      </p>
      <Loaded query={query} lines={2} label="Loading the tokens">
        {({ tokens }) => <TokenList tokens={tokens} />}
      </Loaded>
      <NewToken />
    </Card>
  );
}

function TokenList({ tokens }: Tokens) {
  const remove = useUndoable<Token, Tokens>({
    path,
    apply: (data, token) => ({ tokens: data.tokens.filter((other) => other.id !== token.id) }),
    send: (token) => call('DELETE', `${path}/${token.id}`),
    undo: (token) => call('POST', `${path}/${token.id}/restore`),
    words: (token) => `Removed ${token.name}`,
  });
  if (tokens.length === 0) return null;
  return (
    <List items={tokens} keyOf={(token) => token.id} label="API tokens">
      {(token) => (
        <div className="settings-row">
          <div className="settings-row-words">
            <strong>{token.name}</strong>
            <div className="settings-words">
              <When before="Made" at={token.createdAt} />;{' '}
              {token.usedAt === null ? 'not used yet' : <When before="used" at={token.usedAt} />}
            </div>
          </div>
          <Button
            size="s"
            tone="plain"
            aria-label={`Remove ${token.name}`}
            onPress={() => remove(token)}
          >
            Remove
          </Button>
        </div>
      )}
    </List>
  );
}

function NewToken() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    if (name.trim() === '') return setError('Say which program it is for.');
    setBusy(true);
    setError(undefined);
    try {
      setMade(await call<{ name: string; token: string }>('POST', path, { name }));
      setName('');
      void refresh(client, path);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure.fields?.name ?? failure.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div aria-live="polite">
        {made && (
          <div className="settings-made">
            <Copyable label={`Token for ${made.name}`} text={made.token} />
            <p className="settings-words">Keep it now: it is shown this once.</p>
          </div>
        )}
      </div>
      <Form
        label="Make an API token"
        onSubmit={() => void make()}
        actions={
          <Button type="submit" isBusy={isBusy}>
            Make a token
          </Button>
        }
      >
        <TextField
          label="What is it for?"
          value={name}
          onChange={setName}
          error={error}
          lengthMax={nameLengthMax}
          placeholder="Backup script"
        />
      </Form>
    </>
  );
}
