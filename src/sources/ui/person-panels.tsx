import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Fold, Link, List, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { EntryLine } from '../entries/queries.ts';
import { FollowAddress } from './follow-address.tsx';
import { SourceRow } from './source-row.tsx';
import { useLeaveSource } from './use-leave-source.ts';
import { useSources } from './use-sources.ts';
import './sources.css';

export interface PersonPanelProps {
  person: { id: number; name: string };
}

/** What of a person is followed, and how it is. */
export function PersonSources({ person }: PersonPanelProps) {
  const path = `/sources?person=${person.id}`;
  const [isFollowing, setFollowing] = useState(false);
  const leave = useLeaveSource(path);
  const query = useSources(path);
  return (
    <Fold
      id="person.sources"
      title="Sources"
      actions={
        <Button size="s" aria-haspopup="dialog" onPress={() => setFollowing(true)}>
          Follow an address
        </Button>
      }
    >
      <Loaded query={query} lines={3} label="Loading the sources">
        {({ sources }) =>
          sources.length === 0 ? (
            <p>
              Kith follows nothing of {person.name}. With a feed or a site it can read what they
              publish and say what they know.
            </p>
          ) : (
            <List items={sources} keyOf={(source) => source.id} label={`Sources of ${person.name}`}>
              {(source) => <SourceRow source={source} onLeave={leave} hasPeople={false} />}
            </List>
          )
        }
      </Loaded>
      <FollowAddress person={person} isOpen={isFollowing} onClose={() => setFollowing(false)} />
    </Fold>
  );
}

const SHOWN_FIRST = 10;

/** What a person published, folded until asked for. */
export function PersonEntries({ person }: PersonPanelProps) {
  return (
    <Fold
      id="person.entries"
      title="All they published"
      isOpenAtFirst={false}
      actions={<Link href={`/stream?person=${person.id}`}>In the stream</Link>}
    >
      <Published key={person.id} person={person} />
    </Fold>
  );
}

function Published({ person }: PersonPanelProps) {
  const query = useQuery(read<{ entries: EntryLine[] }>(`/people/${person.id}/entries`));
  return (
    <Loaded query={query} lines={6} label="Loading the entries">
      {({ entries }) =>
        entries.length === 0 ? <p>Nothing has been read yet.</p> : <Entries entries={entries} />
      }
    </Loaded>
  );
}

function Entries({ entries }: { entries: readonly EntryLine[] }) {
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <List
        items={isWhole ? entries : entries.slice(0, SHOWN_FIRST)}
        keyOf={(entry) => entry.id}
        label="Entries"
      >
        {(entry) => <Entry entry={entry} />}
      </List>
      {!isWhole && entries.length > SHOWN_FIRST && (
        <div className="person-entries-more">
          <Button size="s" onPress={() => setWhole(true)}>
            Show {entries.length - SHOWN_FIRST} more
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({ entry }: { entry: EntryLine }) {
  return (
    <div className="person-entry">
      <div className="person-entry-title">
        <Link href={`/entries/${entry.id}`} look="plain">
          {entry.title || entry.excerpt || 'Untitled'}
        </Link>
      </div>
      <div className="person-entry-about">
        {entry.publishedAt === null ? 'Date unknown' : <When at={entry.publishedAt} />} in{' '}
        {entry.source}
      </div>
      {entry.title && entry.excerpt && <p className="person-entry-excerpt">{entry.excerpt}</p>}
    </div>
  );
}
