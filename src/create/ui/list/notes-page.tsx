import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, Filters, Link, Page, TextField, useAddressValue, useGo, useShortcut } from '#kit';
import { LeftBehind } from '#saving';
import { Loaded, read } from '#web-api';
import { NoteFilters, type NoteFilterValues } from './note-filters.tsx';
import { NoteLines, type Notes } from './note-lines.tsx';
import { NotesMenu } from './notes-menu.tsx';
import { useDailyNote } from './use-daily-note.ts';

const SEARCH_PAUSE_MS = 250;
const NEW_NOTE = '/notes/new';

/** `/notes`: all notes, the one written in last first, by words, goal, tag, kind and audience. */
export function NotesPage() {
  const go = useGo();
  const [search, setSearch] = useState('');
  const words = usePaused(search.trim());
  const filters = useFilters();
  const path = pathOf({ ...filters.values, words: words === '' ? null : words });
  // While typing the list of before stays until the next is there.
  const query = useQuery({ ...read<Notes>(path), placeholderData: keepPreviousData });
  const isNarrowed = path !== '/notes';
  // Once it is known that there is something to look through; what stands there until the next list is there was narrowed.
  const hasFilters = isNarrowed || query.isPlaceholderData || !!query.data?.notes.length;
  const openDay = useDailyNote();
  useShortcut('w', 'Write a new note', () => go(NEW_NOTE));
  useShortcut('d', 'Today’s note', openDay);
  return (
    <Page
      title="Notes"
      width="normal"
      actions={
        <>
          <Button onPress={openDay}>Today’s note</Button>
          <Link href={NEW_NOTE} look="primary">
            New note
          </Link>
          <NotesMenu goalId={filters.values.goalId} tag={filters.values.tag} />
        </>
      }
    >
      <LeftBehind kind="note" href={NEW_NOTE} />
      <InboxHint />
      {hasFilters && (
        <Filters
          setCount={Object.values(filters.values).filter((value) => value !== null).length}
          search={
            <TextField
              label="Search the notes"
              isLabelHidden
              type="search"
              placeholder="Search"
              value={search}
              onChange={setSearch}
            />
          }
        >
          <NoteFilters {...filters} />
        </Filters>
      )}
      <Loaded query={query} lines={6} label="Loading your notes">
        {({ notes }) => <NoteLines notes={notes} isFiltered={isNarrowed} />}
      </Loaded>
      <p className="notes-hint">
        <Link href="/notes-of-others">Notes of others on this Kith</Link>
      </p>
    </Page>
  );
}

/** Says that captures wait, where one looks for what was written. */
function InboxHint() {
  const { data } = useQuery(read<Notes>('/notes?isWaiting=true'));
  const count = data?.notes.length ?? 0;
  if (count === 0) return null;
  return (
    <p className="notes-hint">
      <Link href="/inbox">{count === 1 ? '1 capture waits' : `${count} captures wait`}</Link>
      {' in the inbox.'}
    </p>
  );
}

function useFilters() {
  const [goalId, setGoalId] = useAddressValue('goalId');
  const [tag, setTag] = useAddressValue('tag');
  const [kind, setKind] = useAddressValue('kind');
  const [audience, setAudience] = useAddressValue('audience');
  const set = { goalId: setGoalId, tag: setTag, kind: setKind, audience: setAudience };
  return {
    values: { goalId, tag, kind, audience },
    change: (name: keyof NoteFilterValues, value: string | null) => set[name](value),
  };
}

function pathOf(asked: Record<string, string | null>): string {
  const said = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null);
  return said.length === 0 ? '/notes' : `/notes?${new URLSearchParams(said).toString()}`;
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
