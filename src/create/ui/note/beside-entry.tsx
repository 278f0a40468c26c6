import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, Why } from '#kit';
import { Loaded, read } from '#web-api';
import { paragraphsOf } from './paragraphs.ts';

/** What an entry's page is told; the room of sources says more. */
interface Entry {
  id: number;
  title: string;
  html: string;
  source: string;
}

/** The entry one writes about, beside the note, with a question that helps to say it in own words. */
export function BesideEntry({ entryId }: { entryId: number }) {
  const query = useQuery(read<Entry>(`/entries/${entryId}`));
  return (
    <section className="note-panel beside-entry" aria-label="What you write about">
      <div className="own-words">
        <h2>In my own words</h2>
        <p>How does this fit what you know? Why would it work?</p>
        <Why of="bisra-2018" about="saying it in own words">
          How to ask best was not settled; these two questions are plain ones.
        </Why>
      </div>
      <Loaded query={query} lines={8} label="Loading the entry">
        {(entry) => (
          <>
            <h3>
              <Link href={`/entries/${entry.id}`}>{entry.title || 'Untitled'}</Link>
            </h3>
            <p className="note-panel-empty">{entry.source}</p>
            <EntryText html={entry.html} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function EntryText({ html }: { html: string }) {
  const paragraphs = useMemo(() => paragraphsOf(html), [html]);
  if (paragraphs.length === 0) return <p>The feed gives no text of it. Read it where it is.</p>;
  return (
    // It scrolls by itself, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="beside-entry-text" tabIndex={0} aria-label="Text of the entry">
      {paragraphs.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </section>
  );
}
