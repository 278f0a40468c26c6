import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, Page, useIsPhone, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { EntryView } from '../entries/queries.ts';
import { signatureOf } from './entry-words.ts';

interface EntryPageProps {
  entryId: string | number;
  /** How later rooms have it read. */
  reader: (entry: EntryView) => ReactNode;
  /** What later rooms offer to make of it, after the text. */
  make?: ((entry: Pick<EntryView, 'id' | 'title' | 'url' | 'source'>) => ReactNode) | undefined;
}

/** One entry to read, with who published it and where. */
export function EntryPage({ entryId, reader, make }: EntryPageProps) {
  const query = useQuery(read<EntryView>(`/entries/${encodeURIComponent(entryId)}`));
  const loaded = (
    <Loaded query={query} lines={12} label="Loading the entry">
      {(entry) => <Entry key={entry.id} entry={entry} reader={reader} make={make} />}
    </Loaded>
  );
  return query.data === undefined ? <Page title="Entry">{loaded}</Page> : loaded;
}

function Entry({ entry, reader, make }: Omit<EntryPageProps, 'entryId'> & { entry: EntryView }) {
  const title = entry.title || 'Untitled';
  // There the reader has the way to it in a row with others.
  const isPhone = useIsPhone();
  return (
    <Page
      title={title}
      width="reading"
      above={<Whose people={entry.people} />}
      lede={<About entry={entry} />}
      actions={
        !isPhone &&
        entry.url && (
          <Link href={entry.url} look="button">
            Open the page
          </Link>
        )
      }
    >
      {reader(entry)}
      {make?.({ id: entry.id, title, url: entry.url, source: entry.source })}
    </Page>
  );
}

function Whose({ people }: Pick<EntryView, 'people'>) {
  if (people.length === 0) return <Link href="/sources">Sources</Link>;
  return people.map((person, at) => (
    <span key={person.id}>
      {at > 0 && ', '}
      <Link href={`/people/${person.id}`}>{person.name}</Link>
    </span>
  ));
}

function About({ entry }: { entry: EntryView }) {
  const signature = signatureOf(entry);
  return (
    <>
      {signature && `${signature}, `}
      {entry.source}
      {', '}
      {entry.publishedAt === null ? 'date unknown' : <When at={entry.publishedAt} />}
    </>
  );
}
