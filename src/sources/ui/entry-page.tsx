import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Link, Page, useAddressPart, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { EntryView } from '../entries/queries.ts';
import { readable } from './readable.ts';
import './entry.css';

interface EntryPageProps {
  /** What later rooms offer to make of it, after the text. */
  make?: ((entry: { id: number; title: string }) => ReactNode) | undefined;
}

/** `/entries/$entryId`: one entry to read, with who published it and where. */
export function EntryPage({ make }: EntryPageProps) {
  const entryId = useAddressPart('entryId');
  const query = useQuery(read<EntryView>(`/entries/${encodeURIComponent(entryId)}`));
  const loaded = (
    <Loaded query={query} lines={12} label="Loading the entry">
      {(entry) => <Entry key={entry.id} entry={entry} make={make} />}
    </Loaded>
  );
  return query.data === undefined ? <Page title="Entry">{loaded}</Page> : loaded;
}

function Entry({ entry, make }: EntryPageProps & { entry: EntryView }) {
  const title = entry.title || 'Untitled';
  const html = useMemo(() => readable(entry.html), [entry.html]);
  return (
    <Page
      title={title}
      width="reading"
      above={<Whose people={entry.people} />}
      lede={<About entry={entry} />}
      actions={
        entry.url && (
          <Link href={entry.url} look="button">
            Read where it was published
          </Link>
        )
      }
    >
      {entry.html === '' ? (
        <p>The feed gives no text of this entry{entry.url ? '; read it where it is.' : '.'}</p>
      ) : (
        <article
          className="entry-text"
          // The only place that shows foreign HTML. The server has sanitised it, last, with an
          // allow-list; routes.test.ts walks the whole road from a hostile feed.
          // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
          dangerouslySetInnerHTML={{ __html: html }}
        />
      )}
      {make?.({ id: entry.id, title })}
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
  // Where the person's own name stands above, the signature says nothing more.
  const isNamed = entry.people.some((person) => person.name === entry.author);
  return (
    <>
      {entry.author && !isNamed && `${entry.author}, `}
      {entry.source}
      {', '}
      {entry.publishedAt === null ? 'date unknown' : <When at={entry.publishedAt} />}
    </>
  );
}
