import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, Highlight, Link, When } from '#kit';
import { call, keyOf, Loaded } from '#web-api';
import { correctionsOf } from '../search/corrections-rules.ts';
import type { FoundEntries, FoundEntry } from '../search/schema.ts';
import './found.css';

interface FoundProps {
  q: string;
  sort: 'relevance' | 'newest';
}

interface EntriesFoundProps extends FoundProps {
  /** Asks for another line instead. */
  onAsk: (line: string) => void;
  /** What stands there when no entry is found. */
  none: ReactNode;
}

/** What a search finds among the entries, with what it could not take as it was written. */
export function EntriesFound({ q, sort, onAsk, none }: EntriesFoundProps) {
  const found = useFound(q, sort);
  return (
    <Loaded query={found} lines={8} label="Searching entries">
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.entries);
        return (
          <>
            {pages[0] && <Problems q={q} found={pages[0]} onAsk={onAsk} />}
            {entries.length === 0 ? (
              none
            ) : (
              <ol className="entries-found">
                {entries.map((entry) => (
                  <Row key={entry.id} entry={entry} />
                ))}
              </ol>
            )}
            {found.hasNextPage && (
              <Button isBusy={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
                More
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

interface ProblemsProps extends Pick<EntriesFoundProps, 'q' | 'onAsk'> {
  found: Pick<FoundEntries, 'problems' | 'offers'>;
}

/** What was not taken as it was written, with what can be asked instead. */
function Problems({ q, found, onAsk }: ProblemsProps) {
  const corrections = correctionsOf(q, Date.now()).flatMap(({ said, choices }) =>
    choices.map((choice) => ({ said, ...choice })),
  );
  const all = [...corrections, ...found.offers];
  return found.problems.map((problem) => (
    <div key={problem} className="entries-found-problem">
      <p role="status">{problem}</p>
      {all
        .filter(({ said }) => said === problem)
        .map(({ piece, line }) => (
          <Button key={line} size="s" onPress={() => onAsk(line)}>
            Search {piece}
          </Button>
        ))}
    </div>
  ));
}

/** An answer that is no longer asked for is cancelled: what is typed on would only wait behind it. */
function useFound(q: string, sort: FoundProps['sort']) {
  return useInfiniteQuery({
    queryKey: [...keyOf('/search/entries'), q, sort],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ q, sort, after: String(pageParam), typing: 'yes' });
      return call<FoundEntries>('GET', `/search/entries?${asked}`, undefined, { signal });
    },
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
}

const rangeOf = ({ start, end }: { start: number; end: number }) => [start, end] as const;

function Row({ entry }: { entry: FoundEntry }) {
  const who = entry.people.map(({ name }) => name).join(', ') || entry.source;
  return (
    <li className="entries-found-row" data-read={entry.isRead || undefined}>
      <h3>
        <Link href={`/entries/${entry.id}`} look="plain">
          {entry.title ? (
            <Highlight text={entry.title} ranges={entry.titleMarks.map(rangeOf)} />
          ) : (
            'Untitled'
          )}
        </Link>
      </h3>
      <p className="entries-found-about">
        <span>{who}</span>
        {entry.publishedAt !== null && <When at={entry.publishedAt} />}
      </p>
      {entry.passage.text && (
        <p className="entries-found-passage">
          <Highlight text={entry.passage.text} ranges={entry.passage.marks.map(rangeOf)} />
        </p>
      )}
    </li>
  );
}
