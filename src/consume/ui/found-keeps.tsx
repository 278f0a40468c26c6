import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Highlight, Link, When } from '#kit';
import { call, keyOf } from '#web-api';
import type { FoundKeep, FoundKeeps } from '../search/schema.ts';
import { PassageKept } from './passage-kept.tsx';
import './found.css';

/** What a search finds among what is kept; nothing where there is nothing. */
export function KeepsFound({ q }: { q: string }) {
  const found = useKeepsFound(q);
  const keeps = found.data?.pages.flatMap((page) => page.keeps) ?? [];
  if (keeps.length === 0) return null;
  return (
    <section aria-label="Library">
      <h2>Library</h2>
      <ol className="entries-found">
        {keeps.map((keep) => (
          <Row key={keep.id} keep={keep} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button
          size="s"
          isBusy={found.isFetchingNextPage}
          onPress={() => void found.fetchNextPage()}
          aria-label="More of what you keep"
        >
          More
        </Button>
      )}
    </section>
  );
}

export function useKeepsFound(q: string) {
  return useInfiniteQuery({
    queryKey: [...keyOf('/search/library'), q],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ q, typing: 'yes' });
      if (pageParam !== null) asked.set('after', String(pageParam));
      return call<FoundKeeps>('GET', `/search/library?${asked}`, undefined, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}

const rangeOf = ({ start, end }: { start: number; end: number }) => [start, end] as const;

function Row({ keep: { id, title, titleMarks, source, author, keptAt, passage } }: RowProps) {
  return (
    <li className="entries-found-row">
      <h3>
        <Link href={`/library/${id}`} look="plain">
          <Highlight text={title} ranges={titleMarks.map(rangeOf)} />
        </Link>
      </h3>
      <p className="entries-found-about">
        <span>{author || source}</span>
        <span>
          Kept <When at={keptAt} />
        </span>
      </p>
      {passage.text && (
        <p className="entries-found-passage">
          <PassageKept passage={passage} />
        </p>
      )}
    </li>
  );
}

interface RowProps {
  keep: FoundKeep;
}
