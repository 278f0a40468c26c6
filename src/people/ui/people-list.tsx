import { useEffect, useRef, useState } from 'react';
import {
  Badge,
  Button,
  EmptyState,
  ErrorPanel,
  Link,
  List,
  Page,
  RadioGroup,
  Skeleton,
  TextField,
  useAddressValue,
  useGo,
} from '#kit';
import { errorWords } from '#web-api';
import { SEARCH_CHARS_MAX } from '../directory/limits.ts';
import type { PersonLine } from '../directory/schema.ts';
import { AddPerson } from './add-person.tsx';
import { type Order, usePeople, useSettled } from './search-people.ts';
import './people.css';

export interface PeopleListProps {
  /** Where a network is brought in. */
  importAddress?: string | undefined;
}

/** `/people`: everyone in the directory, searched as one types, a page at a time. */
export function PeopleList({ importAddress = '/people/import' }: PeopleListProps) {
  const [asked, setAsked] = useAddressValue('q');
  const [orderAsked, setOrder] = useAddressValue('order');
  const [typed, setTyped] = useState(asked ?? '');
  const [isAdding, setAdding] = useState(false);
  const go = useGo();
  const search = useSettled(typed.trim());
  const order: Order = orderAsked === 'newest' ? 'newest' : 'name';
  const query = usePeople(search, order);
  useEffect(() => {
    if ((asked ?? '') !== search) setAsked(search || null);
  }, [asked, search, setAsked]);

  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  const total = query.data?.pages[0]?.total ?? null;
  const isEmpty = query.isSuccess && search === '' && people.length === 0;
  return (
    <Page
      title="People"
      lede={total ? countWords(total) : undefined}
      actions={
        <>
          <Link href={importAddress} look="button">
            Bring in people
          </Link>
          <Button tone="primary" aria-haspopup="dialog" onPress={() => setAdding(true)}>
            Add a person
          </Button>
        </>
      }
    >
      {isEmpty ? (
        <EmptyState
          title="No people yet"
          action={
            <Link href={importAddress} look="primary">
              Bring in people you read
            </Link>
          }
        >
          Bring in the feeds, accounts or contacts you have, or add one person by name. Then Kith
          can look for who fits your goals.
        </EmptyState>
      ) : (
        <>
          <search className="people-tools">
            <TextField
              label="Search names, work and addresses"
              type="search"
              value={typed}
              onChange={setTyped}
              lengthMax={SEARCH_CHARS_MAX}
            />
            <RadioGroup
              label="Order"
              look="segments"
              value={order}
              onChange={(chosen) => setOrder(chosen === 'name' ? null : chosen)}
              choices={[
                { value: 'name', label: 'By name' },
                { value: 'newest', label: 'Newest' },
              ]}
            />
          </search>
          <Rows query={query} people={people} search={search} />
        </>
      )}
      <AddPerson
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onAdded={(id) => go(`/people/${id}`)}
      />
    </Page>
  );
}

const countWords = (total: number): string =>
  total === 1 ? 'One person.' : `${total.toLocaleString('en')} people.`;

interface RowsProps {
  query: ReturnType<typeof usePeople>;
  people: PersonLine[];
  search: string;
}

function Rows({ query, people, search }: RowsProps) {
  if (query.isError && people.length === 0) {
    return <ErrorPanel {...errorWords(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <Skeleton lines={8} label="Loading people" />;
  const found = people.length === 0 ? `Nobody matches “${search}”.` : '';
  return (
    <div className="people-rows" aria-busy={query.isPlaceholderData}>
      <p role="status" className={found ? undefined : 'visually-hidden'}>
        {found || (search && `${people.length}${query.hasNextPage ? ' or more' : ''} found`)}
      </p>
      <List items={people} keyOf={(person) => person.id} label="People">
        {(person) => <Row person={person} />}
      </List>
      {query.hasNextPage && <More query={query} />}
    </div>
  );
}

function Row({ person }: { person: PersonLine }) {
  return (
    <div className="person-row">
      <span className="person-row-name">
        <Link href={`/people/${person.id}`} look="plain">
          {person.name}
        </Link>
      </span>
      {person.isMe && <Badge tone="accent">This is me</Badge>}
      {person.about && <span className="person-row-about">{person.about}</span>}
      {person.where && (
        <span className="person-row-where">
          {person.where.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
        </span>
      )}
    </div>
  );
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
