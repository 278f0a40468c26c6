import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Fold, Form, Link, List, TextField, toast, When } from '#kit';
import { ApiError, call, Loaded, read, refresh } from '#web-api';
import type { SourceView } from '../feeds/queries.ts';
import type { PlaceEntry } from '../places/schema.ts';
import { SourceRow } from './source-row.tsx';
import { useLeaveSource } from './use-leave-source.ts';
import './sources.css';

const NEW_ASKED_EVERY_MS = 3_000;
const ADDRESS_CHARS_MAX = 2_000;

export interface PlaceSourcesProps {
  place: { id: number; name: string; address: string };
}

/** The feed or listing of a place, and how it is. */
export function PlaceSources({ place }: PlaceSourcesProps) {
  const path = `/sources?place=${place.id}`;
  const [isFollowing, setFollowing] = useState(false);
  const leave = useLeaveSource(path);
  const query = useQuery({
    ...read<{ sources: SourceView[] }>(path),
    refetchInterval: ({ state }) =>
      state.data?.sources.some((source) => source.state === 'new') ? NEW_ASKED_EVERY_MS : false,
  });
  return (
    <Fold
      id="place.sources"
      title="Its feed"
      actions={
        <Button size="s" aria-haspopup="dialog" onPress={() => setFollowing(true)}>
          Follow its feed
        </Button>
      }
    >
      <Loaded query={query} lines={2} label="Loading the sources">
        {({ sources }) =>
          sources.length === 0 ? (
            <p>
              Many places can be followed: a hashtag on a Mastodon server, the latest topics of a
              forum, the events of a meetup group.
            </p>
          ) : (
            <List items={sources} keyOf={({ id }) => id} label={`Sources of ${place.name}`}>
              {(source) => <SourceRow source={source} onLeave={leave} hasPeople={false} />}
            </List>
          )
        }
      </Loaded>
      <Dialog
        title={`Follow ${place.name}`}
        isOpen={isFollowing}
        onClose={() => setFollowing(false)}
        size="s"
      >
        <FollowForm place={place} onClose={() => setFollowing(false)} />
      </Dialog>
    </Fold>
  );
}

function FollowForm({ place, onClose }: PlaceSourcesProps & { onClose: () => void }) {
  const client = useQueryClient();
  const [url, setUrl] = useState(place.address);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const follow = async () => {
    if (url.trim() === '') return setError('Give an address.');
    setBusy(true);
    try {
      const { title, isNew } = await call<{ title: string; isNew: boolean }>(
        'POST',
        `/places/${place.id}/sources`,
        { url },
      );
      toast(isNew ? `Following ${title}` : `You follow ${title} already`);
      void refresh(client, '/sources');
      void refresh(client, `/places/${place.id}`);
      onClose();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure.fields?.url ?? failure.message);
      setBusy(false);
    }
  };
  return (
    <Form
      label="Follow a place"
      onSubmit={() => void follow()}
      actions={
        <>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            Follow
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <TextField
        label="Address"
        description="The place’s page, or its feed. Nobody who writes there becomes one of your people by that."
        type="url"
        value={url}
        onChange={setUrl}
        error={error}
        lengthMax={ADDRESS_CHARS_MAX}
        isCode
        isRequired
        autoFocus
      />
    </Form>
  );
}

/** What was published at a place lately; nothing where its feed is not followed. */
export function PlaceEntries({ place }: PlaceSourcesProps) {
  const query = useQuery(read<{ entries: PlaceEntry[] }>(`/places/${place.id}/entries`));
  if (query.data?.entries.length === 0) return null;
  return (
    <Fold id="place.entries" title="Lately there">
      <Loaded query={query} lines={4} label="Loading the entries">
        {({ entries }) => (
          <List items={entries} keyOf={({ id }) => id} label="Entries">
            {(entry) => <Entry entry={entry} />}
          </List>
        )}
      </Loaded>
    </Fold>
  );
}

function Entry({ entry }: { entry: PlaceEntry }) {
  const { person, author } = entry;
  return (
    <div className="person-entry">
      <div className="person-entry-title">
        <Link href={`/entries/${entry.id}`} look="plain">
          {entry.title || entry.excerpt || 'Untitled'}
        </Link>
      </div>
      <div className="person-entry-about">
        {entry.publishedAt === null ? 'Date unknown' : <When at={entry.publishedAt} />}
        {person ? (
          <>
            {' '}
            by <Link href={`/people/${person.id}`}>{person.name}</Link>
          </>
        ) : (
          author && ` by ${author}`
        )}
      </div>
    </div>
  );
}
