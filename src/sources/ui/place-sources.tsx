import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Dialog, Fold, Link, List } from '#kit';
import { call, Loaded, read } from '#web-api';
import type { PlaceEntry } from '../places/schema.ts';
import { type Followed, FollowForm } from './follow-form.tsx';
import { Published } from './published.tsx';
import { useSources } from './use-sources.ts';
import { WhatIsFollowed } from './what-is-followed.tsx';

export interface PlaceSourcesProps {
  place: { id: number; name: string; address: string };
}

/** The feed or listing of a place, and how it is. */
export function PlaceSources({ place }: PlaceSourcesProps) {
  return (
    <WhatIsFollowed
      id="place.sources"
      title="Its feed"
      path={`/sources?place=${place.id}`}
      label={`Sources of ${place.name}`}
      follow="Follow its feed"
      none="Many places can be followed: a hashtag on a Mastodon server, the latest topics of a forum, the calendar of a meetup group."
      dialog={(isOpen, onClose) => (
        <Dialog title={`Follow ${place.name}`} isOpen={isOpen} onClose={onClose} size="s">
          <FollowForm
            label="Follow a place"
            description="The place’s page, its feed, or its calendar (.ics). Nobody who writes there becomes one of your people by that."
            address={place.address}
            follow={({ bringBack: _, ...form }) =>
              call<Followed>('POST', `/places/${place.id}/sources`, form)
            }
            changes={['/sources', `/places/${place.id}`]}
            onClose={onClose}
          />
        </Dialog>
      )}
    />
  );
}

/** What was published at a place lately; nothing where its feed is not followed. */
export function PlaceEntries({ place }: PlaceSourcesProps) {
  const query = useEntriesThere(place.id);
  if (query.data?.entries.length === 0) return null;
  return (
    <Fold
      id="place.entries"
      title="Lately there"
      actions={<Link href={`/stream?place=${place.id}`}>In the stream</Link>}
    >
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

/** What was published there, read again once a feed that was new has been looked at: it comes without a reload. */
function useEntriesThere(placeId: number) {
  const query = useQuery(read<{ entries: PlaceEntry[] }>(`/places/${placeId}/entries`));
  const { data } = useSources(`/sources?place=${placeId}`);
  const isNew = data?.sources.some(({ state }) => state === 'new') ?? false;
  const wasNew = useRef(isNew);
  const { refetch } = query;
  useEffect(() => {
    if (wasNew.current && !isNew) void refetch();
    wasNew.current = isNew;
  }, [isNew, refetch]);
  return query;
}

function Entry({ entry }: { entry: PlaceEntry }) {
  const { person, author } = entry;
  const by = person ? (
    <>
      {' '}
      by <Link href={`/people/${person.id}`}>{person.name}</Link>
    </>
  ) : (
    author && ` by ${author}`
  );
  return <Published entry={entry} about={by} />;
}
