import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Fold, Link, List } from '#kit';
import { Loaded, read } from '#web-api';
import type { EntryLine } from '../entries/queries.ts';
import { FollowAddress } from './follow-address.tsx';
import { Published } from './published.tsx';
import { WhatIsFollowed } from './what-is-followed.tsx';

export interface PersonPanelProps {
  person: { id: number; name: string };
}

/** What of a person is followed, and how it is. */
export function PersonSources({ person }: PersonPanelProps) {
  return (
    <WhatIsFollowed
      id="person.sources"
      title="Sources"
      path={`/sources?person=${person.id}`}
      label={`Sources of ${person.name}`}
      follow="Follow an address"
      none={`Kith follows nothing of ${person.name}. With a feed or a site it can read what they publish and say what they know.`}
      dialog={(isOpen, onClose) => (
        <FollowAddress person={person} isOpen={isOpen} onClose={onClose} />
      )}
    />
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
      <AllEntries key={person.id} person={person} />
    </Fold>
  );
}

function AllEntries({ person }: PersonPanelProps) {
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
    <Published entry={entry} about={<> in {entry.source}</>}>
      {entry.title && entry.excerpt && <p className="person-entry-excerpt">{entry.excerpt}</p>}
    </Published>
  );
}
