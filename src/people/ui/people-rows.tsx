import { useEffect, useRef } from 'react';
import { Badge, Button, Checkbox, ErrorPanel, Link, List, Skeleton, useShortcut } from '#kit';
import { errorWords } from '#web-api';
import type { PersonLine } from '../directory/schema.ts';
import type { usePeople } from './search-people.ts';
import type { Chosen } from './use-chosen.ts';

export interface PeopleRowsProps {
  query: ReturnType<typeof usePeople>;
  people: PersonLine[];
  /** In words, when nobody is found: what was looked for. */
  sought: string;
  chosen: Chosen;
}

/** The people found, a page at a time; each can be chosen for something in bulk. */
export function PeopleRows({ query, people, sought, chosen }: PeopleRowsProps) {
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place, people, chosen);
  if (query.isError && people.length === 0) {
    return <ErrorPanel {...errorWords(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <Skeleton lines={8} label="Loading people" />;
  const total = query.data?.pages[0]?.total ?? null;
  const isNobody = people.length === 0;
  return (
    <div className="people-rows" aria-busy={query.isPlaceholderData} ref={place}>
      <p role="status" className={isNobody ? undefined : 'visually-hidden'}>
        {isNobody
          ? `Nobody ${sought}. Take something out of the filter to see more.`
          : `${(total ?? people.length).toLocaleString('en')} found`}
      </p>
      <List items={people} keyOf={(person) => person.id} label="People">
        {(person) => <Row person={person} chosen={chosen} />}
      </List>
      {query.hasNextPage && <More query={query} />}
    </div>
  );
}

function Row({ person, chosen }: { person: PersonLine; chosen: Chosen }) {
  return (
    <div className="person-row" data-person={person.id}>
      <span className="person-row-choose">
        <Checkbox
          label={`Choose ${person.name}`}
          isLabelHidden
          isChecked={chosen.has(person.id)}
          onChange={() => chosen.toggle(person.id)}
        />
      </span>
      <span className="person-row-name">
        <Link href={`/people/${person.id}`} look="plain">
          {person.name}
        </Link>
      </span>
      <span className="person-row-more">
        {person.isMe && <Badge tone="accent">This is me</Badge>}
        {person.about && <span className="person-row-about">{person.about}</span>}
        {person.lists.map((list) => (
          <Badge key={list.id}>{list.name}</Badge>
        ))}
      </span>
      {person.where && (
        <span className="person-row-where">
          {person.where.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
        </span>
      )}
    </div>
  );
}

/** `j` and `k` go down and up the names, `x` chooses the person one is at. */
function useRowKeys(
  place: React.RefObject<HTMLDivElement | null>,
  people: readonly PersonLine[],
  chosen: Chosen,
): void {
  const rows = () => [...(place.current?.querySelectorAll<HTMLElement>('[data-person]') ?? [])];
  const here = () => rows().findIndex((row) => row.contains(document.activeElement));
  const go = (by: number) => {
    const to = Math.max(0, Math.min(here() + by, people.length - 1));
    rows()[to]?.querySelector('a')?.focus();
  };
  useShortcut('j', 'Next person', () => go(1));
  useShortcut('k', 'Person before', () => go(-1));
  useShortcut('x', 'Choose this person', () => {
    const person = people[here()];
    if (person) chosen.toggle(person.id);
  });
}

const AHEAD = '600px';

/** Reads on before its place comes into view; the button is for who does not scroll. */
function More({ query }: { query: ReturnType<typeof usePeople> }) {
  const place = useRef<HTMLDivElement>(null);
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  useEffect(() => {
    const element = place.current;
    // After a failure the member asks again, not the scroll bar.
    if (!element || isFetchingNextPage || isFetchNextPageError) return;
    const watcher = new IntersectionObserver(
      ([seen]) => seen?.isIntersecting && void fetchNextPage(),
      { rootMargin: AHEAD },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [fetchNextPage, isFetchingNextPage, isFetchNextPageError]);
  return (
    <div ref={place} className="people-more">
      {isFetchNextPageError && <p role="alert">The next people could not be read.</p>}
      <Button isBusy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
        Show more
      </Button>
    </div>
  );
}
