import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { groupsAskedBy, QUERY_CHARS_MAX } from '../../src/consume/ui/asked-groups.ts';
import { EntriesFound } from '../../src/consume/ui/found-entries.tsx';
import { KeepsFound, useKeepsFound } from '../../src/consume/ui/found-keeps.tsx';
import { SaveSearch } from '../../src/consume/ui/saved-searches/save-search.tsx';
import { read } from '../api/index.ts';
import {
  asHeading,
  EmptyState,
  Fold,
  Link,
  Page,
  Select,
  TextField,
  useAddressValue,
} from '../kit/index.ts';
import './search.css';

const TYPING_MS = 200;
const NAMED_MAX = 5;

/** `/search`: everything of the member by a line of words and operators, found while it is typed. */
export function SearchPage() {
  const [q, setQ] = useAddressValue('q');
  const [sort, setSort] = useAddressValue('sort');
  const [typed, setTyped] = useState(q ?? '');
  const field = useRef<HTMLInputElement>(null);
  // After the heading, which a page gives the focus to: whoever comes here comes to write.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim() || null), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, setQ]);
  // What was pressed goes with what it corrects.
  const ask = (line: string) => {
    setTyped(line);
    field.current?.focus();
  };
  const order = sort === 'newest' ? 'newest' : 'relevance';
  return (
    <Page title="Search" width="reading">
      <search className="search" onKeyDown={goThrough}>
        <TextField
          type="search"
          label="Search people, goals, notes, what you keep and entries"
          isLabelHidden
          placeholder="Words, “phrases”, person:name, -not"
          value={typed}
          onChange={setTyped}
          lengthMax={QUERY_CHARS_MAX}
          ref={field}
        />
        {q === null ? <Nothing /> : <Found q={q} order={order} onOrder={setSort} onAsk={ask} />}
        <Operators />
      </search>
    </Page>
  );
}

function Nothing() {
  return (
    <EmptyState title="Find it again">
      Write a word of it. What your sources published, what you keep, your people, goals and notes
      are searched together.
    </EmptyState>
  );
}

/** Down and up go from the field through what was found and back; Enter opens it, as any link. */
function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const field = event.currentTarget.querySelector<HTMLElement>('input[type=search]');
  const links = event.currentTarget.querySelectorAll<HTMLElement>('.search-found li a');
  const stops = [...(field ? [field] : []), ...links];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  if (by === undefined || at < 0) return;
  event.preventDefault();
  stops[Math.max(0, at + by)]?.focus();
}

interface FoundProps {
  q: string;
  order: 'relevance' | 'newest';
  onOrder: (order: string | null) => void;
  onAsk: (line: string) => void;
}

function Found({ q, order, onOrder, onAsk }: FoundProps) {
  const asked = groupsAskedBy(q);
  const people = usePeople(asked.people);
  const goals = useGoals(asked.goals);
  const notes = useNotes(asked.notes);
  const keeps = useKeepsFound(q).data?.pages[0]?.keeps;
  const isAlone = [people, goals, notes, keeps].every((found) => found?.length === 0);
  return (
    <div className="search-found">
      <Group title="People" at="/people" found={people} />
      <Group title="Goals" at="/goals" found={goals} />
      <Group title="Notes" at="/notes" found={notes} />
      <KeepsFound q={q} />
      <section aria-label="Entries">
        <div className="search-entries-head">
          <h2>Entries</h2>
          <SaveSearch q={q} />
          <Select
            label="Order"
            isLabelHidden
            value={order}
            onChange={(value) => onOrder(value === 'newest' ? 'newest' : null)}
            choices={[
              { value: 'relevance', label: 'Best first' },
              { value: 'newest', label: 'Newest first' },
            ]}
          />
        </div>
        <EntriesFound q={q} sort={order} onAsk={onAsk} none={<None isAlone={isAlone} />} />
      </section>
    </div>
  );
}

/** No entry; and where nothing else was found either, what to try. */
function None({ isAlone }: { isAlone: boolean }) {
  if (!isAlone)
    return <p className="entries-found-none">No entry of your sources holds all of this.</p>;
  return (
    <EmptyState
      title="Nothing found"
      action={
        <Link href="/sources" look="button">
          Your sources
        </Link>
      }
    >
      Nothing of yours holds all of these words: no entry, nothing you keep, no person, goal or
      note. Try fewer words, or others. What a search is to find later, “Save this search” keeps for
      you.
    </EmptyState>
  );
}

interface Named {
  id: number;
  name: string;
}
/** Nothing is asked for where `words` says that such things are not meant; that is none found. */
function usePeople(words: string | null): readonly Named[] | undefined {
  const search = encodeURIComponent(words ?? '');
  const { data } = useQuery({
    ...read<{ people: Named[] }>(`/people?limit=${NAMED_MAX}&search=${search}`),
    enabled: words !== null,
  });
  return words === null ? [] : data?.people;
}

/** A member's goals are few, and the shell has mostly read them. */
function useGoals(words: string | null): readonly Named[] | undefined {
  const { data } = useQuery({
    ...read<{ goals: { id: number; able: string; need: string }[] }>('/goals'),
    enabled: words !== null,
  });
  if (words === null) return [];
  const wanted = words.toLocaleLowerCase().split(/\s+/u);
  return data?.goals
    .map(({ id, able, need }) => ({ id, name: asHeading(able || need), all: `${able} ${need}` }))
    .filter(({ all }) => wanted.every((word) => all.toLocaleLowerCase().includes(word)))
    .slice(0, NAMED_MAX);
}

function useNotes(wanted: { words: string; tag: string | null } | null) {
  const asked = new URLSearchParams({ limit: String(NAMED_MAX), words: wanted?.words ?? '' });
  if (wanted?.tag) asked.set('tag', wanted.tag);
  const { data } = useQuery({
    ...read<{ notes: { id: number; title: string; snippet: string }[] }>(`/notes?${asked}`),
    enabled: wanted !== null,
  });
  if (wanted === null) return [];
  return data?.notes.map(({ id, title, snippet }) => ({
    id,
    name: title || snippet || 'Untitled note',
  }));
}

interface GroupProps {
  title: string;
  at: string;
  found: readonly Named[] | undefined;
}

function Group({ title, at, found }: GroupProps): ReactNode {
  if (!found || found.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="search-named">
        {found.map(({ id, name }) => (
          <li key={id}>
            <Link href={`${at}/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const OPERATOR_WORDS: readonly (readonly [string, string])[] = [
  ['"heat pump"', 'these words one after another'],
  ['https://example.org/page', 'the page at this address'],
  ['-rumour', 'not with this word; also before any of the others'],
  ['person:"Ada Example"', 'published by somebody you know'],
  ['source:example.org', 'of a source, by its name or address'],
  ['goal:statistics', 'speaks of a goal of yours, or is of those chosen for it'],
  ['tag:testing', 'with this tag'],
  ['is:unread', 'or is:read'],
  ['after:2026-11', 'from this day, month or year on; before: ends before it'],
];

function Operators() {
  return (
    <Fold id="search.operators" title="How to ask more exactly" isOpenAtFirst={false}>
      <dl className="search-operators">
        {OPERATOR_WORDS.map(([written, means]) => (
          <div key={written}>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
