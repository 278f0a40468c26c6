import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Fold, Form, Link, List, TextField, toast } from '#kit';
import { call, errorWords, Loaded, read, refresh } from '#web-api';
import type { RollView } from '../rolls/schema.ts';

const PATH = '/rolls';
const LOOKING_EVERY_MS = 1_500;

/** Public lists of people that one added by address: where candidates may come from. */
export function Rolls() {
  const client = useQueryClient();
  const query = useQuery({
    ...read<{ rolls: RollView[] }>(PATH),
    refetchInterval: ({ state }) =>
      state.data?.rolls.some((roll) => roll.state === 'looking') ? LOOKING_EVERY_MS : false,
  });
  const again = () => Promise.all([refresh(client, PATH), refresh(client, '/briefs')]);
  const remove = async (roll: RollView) => {
    await call('DELETE', `${PATH}/${roll.id}`).catch((error: unknown) =>
      toast(errorWords(error).message, { tone: 'danger' }),
    );
    toast(`Removed: ${roll.title ?? roll.url}`, {
      undo: () => void call('POST', PATH, { url: roll.url }).then(again),
    });
    await again();
  };
  return (
    <Fold id="finding.rolls" title="Public lists" isOpenAtFirst={false}>
      <p className="brief-words">
        A blogroll, an OPML file or a page of links. Kith fetches the list once, obeying the site's
        robots.txt; whom it names is not visited until you ask.
      </p>
      <Loaded query={query} lines={2} label="Loading your lists">
        {({ rolls }) => (
          <List items={rolls} keyOf={({ id }) => id} label="Public lists">
            {(roll) => (
              <div className="brief-line">
                <Link href={roll.url}>
                  {roll.person ? `Blogroll of ${roll.person.name}` : (roll.title ?? roll.url)}
                </Link>
                <span className="brief-soft">{rollWords(roll)}</span>
                <Button
                  size="s"
                  tone="plain"
                  aria-label={`Remove: ${roll.title ?? roll.url}`}
                  onPress={() => void remove(roll)}
                >
                  Remove
                </Button>
              </div>
            )}
          </List>
        )}
      </Loaded>
      <AddRoll onAdded={again} />
    </Fold>
  );
}

function rollWords({ state, sites, detail }: RollView): string {
  if (state === 'looking') return 'being read…';
  if (state === 'nothing') return detail ?? 'Nothing could be read there.';
  return sites === 1 ? 'names 1 site' : `names ${sites.toLocaleString('en')} sites`;
}

function AddRoll({ onAdded }: { onAdded: () => Promise<unknown> }) {
  const [url, setUrl] = useState('');
  const [error, setError] = useState<string>();
  const add = async () => {
    try {
      await call('POST', PATH, { url: url.trim() });
      setUrl('');
      await onAdded();
    } catch (refused) {
      setError(errorWords(refused).message);
    }
  };
  return (
    <Form
      label="Add a public list"
      onSubmit={() => void add()}
      actions={
        <Button size="s" type="submit" isDisabled={url.trim() === ''}>
          Add the list
        </Button>
      }
    >
      <TextField
        label="Address of the list"
        type="url"
        isCode
        isRequired={false}
        placeholder="https://"
        error={error}
        value={url}
        onChange={(text) => {
          setUrl(text);
          setError(undefined);
        }}
      />
    </Form>
  );
}
