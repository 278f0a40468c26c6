import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button, EmptyState, Link, Menu, Page, Select, TextField, useGo } from '#kit';
import { read } from '#web-api';
import { SEARCH_CHARS_MAX } from '../directory/limits.ts';
import type { PairsPage } from '../duplicates/schema.ts';
import type { ListView } from '../lists/schema.ts';
import { AddPerson } from './add-person.tsx';
import { BeingErased } from './being-erased.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { pairsOpen, surenessWords } from './pair-words.ts';
import { PeopleFilters } from './people-filters.tsx';
import { PeopleRows } from './people-rows.tsx';
import { usePeople, useSettled } from './search-people.ts';
import { useChosen } from './use-chosen.ts';
import { filterOf, usePeopleFilter } from './use-people-filter.ts';
import { useRemoveList } from './use-remove-list.ts';
import './people.css';
import './directory.css';

export interface PeopleListProps {
  /** Where a network is brought in. */
  importAddress?: string | undefined;
}

/** While people are looked through for pairs. */
const LOOK_AGAIN_MS = 2_000;
const ORDERS = [
  { value: 'name', label: 'By name' },
  { value: 'newest', label: 'Newest first' },
  { value: 'changed', label: 'Changed last' },
] as const;

/** `/people`: everyone in the directory, searched as one types, filtered, and cleaned up in bulk. */
export function PeopleList({ importAddress = '/people/import' }: PeopleListProps) {
  const address = usePeopleFilter();
  const [typed, setTyped] = useState(address.search);
  const [isAdding, setAdding] = useState(false);
  const go = useGo();
  const search = useSettled(typed.trim());
  const filter = filterOf(search, address.filter);
  const query = usePeople(filter, address.order);
  const { setSearch } = address;
  useEffect(() => {
    if (address.search !== search) setSearch(search);
  }, [address.search, search, setSearch]);

  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  const total = query.data?.pages[0]?.total ?? null;
  const chosen = useChosen(JSON.stringify([filter, address.order]), total);
  const isFiltered = Object.keys(filter).length > 0;
  const isEmpty = query.isSuccess && !isFiltered && people.length === 0;
  return (
    <Page
      title="People"
      lede={total ? countWords(total, isFiltered) : undefined}
      actions={
        <>
          <Button
            tone={isEmpty ? 'quiet' : 'primary'}
            aria-haspopup="dialog"
            onPress={() => setAdding(true)}
          >
            Add a person
          </Button>
          <Menu
            label="More"
            items={[
              { id: 'bring-in', label: 'Bring in people', onPress: () => go(importAddress) },
              ...(isEmpty
                ? []
                : [
                    {
                      id: 'export',
                      label: 'Export',
                      onPress: () =>
                        go(`/people/export${search ? `?q=${encodeURIComponent(search)}` : ''}`),
                    },
                  ]),
            ]}
          />
        </>
      }
    >
      {isEmpty ? (
        <Empty importAddress={importAddress} />
      ) : (
        <>
          <search className="people-tools">
            <TextField
              label="Search names, work and addresses"
              isLabelHidden
              placeholder="Search names, work and addresses"
              type="search"
              value={typed}
              onChange={setTyped}
              lengthMax={SEARCH_CHARS_MAX}
            />
            <Select
              label="Order"
              isLabelHidden
              value={address.order}
              onChange={address.setOrder}
              choices={ORDERS}
            />
            <Lists />
            <PeopleFilters address={address} filter={filter} />
          </search>
          <BeingErased />
          <Duplicates />
          <PeopleRows
            query={query}
            people={people}
            sought={soughtWords(search, isFiltered)}
            chosen={chosen}
          />
          <BulkBar chosen={chosen} filter={filter} total={total} />
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

function countWords(total: number, isFiltered: boolean): string {
  const people = total === 1 ? 'One person' : `${total.toLocaleString('en')} people`;
  return isFiltered ? `${people} found.` : `${people}.`;
}

const soughtWords = (search: string, isFiltered: boolean): string =>
  search !== '' ? `matches “${search}”` : isFiltered ? 'fits these filters' : 'is here yet';

function Empty({ importAddress }: { importAddress: string }) {
  return (
    <EmptyState
      title="No people yet"
      action={
        <Link href={importAddress} look="primary">
          Bring in people you read
        </Link>
      }
    >
      Bring in the feeds, accounts or contacts you have, or add one person by name. Then Kith can
      look for who fits your goals.
    </EmptyState>
  );
}

/** The lists one made, to open, and the one that is open, to remove. */
function Lists() {
  const go = useGo();
  const address = usePeopleFilter();
  const remove = useRemoveList();
  const lists = useQuery(read<{ lists: ListView[] }>('/lists')).data?.lists ?? [];
  if (lists.length === 0) return null;
  const open = lists.find((list) => String(list.id) === address.filter.list);
  return (
    <Menu
      label="Lists"
      items={[
        ...lists.map((list) => ({
          id: String(list.id),
          label: list.name,
          aside: list.count === null ? 'fills itself' : list.count.toLocaleString('en'),
          onPress: () => go(addressOf(list)),
        })),
        { id: 'all', label: 'Everybody', startsGroup: true, onPress: () => go('/people') },
        ...(open
          ? [
              {
                id: 'remove',
                label: `Remove the list “${open.name}”`,
                tone: 'danger' as const,
                onPress: () => void remove(open).then(() => go('/people')),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Where a list is shown: a kept search as the search it is. */
function addressOf({ id, filter }: ListView): string {
  if (filter === null) return `/people?list=${id}`;
  const { search, ...rest } = filter;
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) asked.set(name, String(value));
  if (search) asked.set('q', search);
  return `/people?${asked}`;
}

/** Said only where there is something to say. */
function Duplicates() {
  const { data } = useQuery({
    ...read<PairsPage>('/duplicates'),
    refetchInterval: (asked) => (asked.state.data?.isLooking ? LOOK_AGAIN_MS : false),
  });
  if (!data || pairsOpen(data.counts) === 0) return null;
  const open = pairsOpen(data.counts);
  return (
    <p className="people-duplicates">
      <Link href="/people/duplicates">
        {open === 1
          ? 'Two of them may be one person'
          : `${open.toLocaleString('en')} pairs may be one person each`}
      </Link>
      {`: ${surenessWords(data.counts)}`}
    </p>
  );
}
