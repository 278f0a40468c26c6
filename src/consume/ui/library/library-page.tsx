import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  Button,
  ByKey,
  EmptyState,
  Filters,
  Link,
  Page,
  Select,
  TextField,
  useAddressValue,
  useDropped,
} from '#kit';
import { call, isLong, keyOf, Loaded, useGoalNames } from '#web-api';
import type { LibraryView } from '../../library/schema.ts';
import { GoingOn } from '../going-on.tsx';
import { Collections } from './collections.tsx';
import { openKeep } from './open-keep.ts';
import { Several } from './several.tsx';
import './library.css';

const SEARCH_PAUSE_MS = 250;
const ALL = 'all';
const FETCHING_MS = 2_000;

/** `/library`: what one keeps, the latest first, by words, goal, tag, person and what became of it. */
export function LibraryPage() {
  const [goal, setGoal] = useAddressValue('goal');
  const [tag, setTag] = useAddressValue('tag');
  const [is, setIs] = useAddressValue('is');
  const [person, setPerson] = useAddressValue('person');
  const [search, setSearch] = useState('');
  const words = usePaused(search.trim());
  const asked = { goal, tag, is, person, words: words || null };
  const library = useLibrary(asked);
  const goals = useGoalNames();
  const { tags = [], people = [] } = library.data?.pages[0] ?? {};
  const isOver = useDropped(([file]) => file && openKeep({ file }));
  const isNarrowed = Object.values(asked).some((value) => value !== null);
  // Once it is known that there is something to look through; what stands there until the next list is there was narrowed.
  const hasFilters =
    isNarrowed || library.isPlaceholderData || !!library.data?.pages[0]?.keeps.length;
  return (
    <Page
      title="Library"
      lede={isOver ? 'Let go to keep this PDF' : 'What you keep, and what you take from it.'}
      width="reading"
      actions={
        <>
          <Button onPress={() => openKeep()}>Keep a page</Button>
          <Link href="/library/import" look="button">
            Bring in, take out
          </Link>
        </>
      }
    >
      {hasFilters && (
        <Filters
          setCount={[goal, tag, is, person].filter((value) => value !== null).length}
          search={
            <TextField
              label="Search the library"
              isLabelHidden
              type="search"
              placeholder="Search"
              value={search}
              onChange={setSearch}
            />
          }
        >
          {goals.length > 0 && (
            <Narrow
              label="Goal"
              value={goal}
              onChange={setGoal}
              choices={goals.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
          {tags.length > 0 && (
            <Narrow
              label="Tag"
              value={tag}
              onChange={setTag}
              choices={tags.map((one) => ({ value: one.tag, label: `${one.tag} (${one.count})` }))}
            />
          )}
          {(people.length > 0 || person !== null) && (
            <Narrow
              label="Person"
              value={person}
              onChange={setPerson}
              choices={ofPeople(people, person)}
            />
          )}
          <Narrow label="Show" value={is} onChange={setIs} choices={STATES} />
        </Filters>
      )}
      {!isNarrowed && <Collections of={library.data?.pages[0]?.goals ?? []} goals={goals} />}
      <Loaded query={library} lines={8} label="Loading your library">
        {({ pages }) => <Keeps pages={pages} isNarrowed={isNarrowed} goals={goals} />}
      </Loaded>
      {library.hasNextPage && (
        <GoingOn
          isBusy={library.isFetchingNextPage}
          isByItself={(library.data?.pages.length ?? 0) > 1}
          onMore={() => void library.fetchNextPage({ cancelRefetch: false })}
        />
      )}
    </Page>
  );
}

const STATES = [
  { value: 'without-takeaway', label: 'Nothing taken from it yet' },
  { value: 'with-takeaway', label: 'With what you take from it' },
  { value: 'with-highlights', label: 'With highlights' },
  { value: 'gone', label: 'May be gone from the web' },
];

/** Whoever was led to by their page stands there, too, when all that was kept of them is gone. */
function ofPeople(people: LibraryView['people'], asked: string | null) {
  const choices = people.map(({ id, name, count }) => ({
    value: String(id),
    label: `${name} (${count})`,
  }));
  const isThere = asked === null || choices.some(({ value }) => value === asked);
  return isThere ? choices : [...choices, { value: asked, label: 'One person' }];
}

interface NarrowProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  choices: readonly { value: string; label: string }[];
}

const Narrow = ({ label, value, onChange, choices }: NarrowProps) => (
  <Select
    label={label}
    value={value ?? ALL}
    onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    choices={[{ value: ALL, label: 'All' }, ...choices]}
  />
);

interface KeepsProps {
  pages: readonly LibraryView[];
  isNarrowed: boolean;
  goals: readonly { id: number; name: string }[];
}

function Keeps({ pages, isNarrowed, goals }: KeepsProps) {
  const keeps = pages.flatMap((page) => page.keeps);
  if (keeps.length === 0 && isNarrowed)
    return <p>Nothing you keep is like that. Look with fewer words or filters.</p>;
  if (keeps.length === 0)
    return (
      <EmptyState
        title="You keep nothing yet"
        action={
          <Link href="/stream" look="button">
            To the stream
          </Link>
        }
      >
        Press “Keep” where you read
        <ByKey>
          {', or '}
          <kbd>s</kbd>,
        </ByKey>{' '}
        and write what you take from it. Its text stays here as it was, also when its source goes.
      </EmptyState>
    );
  return <Several keeps={keeps} goals={goals} />;
}

/** The pages read so far; asked again while a page that was just kept is still being fetched. */
function useLibrary(asked: Record<string, string | null>) {
  const said = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null);
  const query = new URLSearchParams(said);
  return useInfiniteQuery({
    queryKey: [...keyOf('/keeps/pages'), query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const page = new URLSearchParams(query);
      if (pageParam !== null) page.set('after', String(pageParam));
      return call<LibraryView>('GET', `/keeps?${page}`, undefined, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      !isLong(state.data) &&
      state.data?.pages.some(({ keeps }) => keeps.some(({ isFetching }) => isFetching))
        ? FETCHING_MS
        : false,
  });
}

/** A text once typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
