import { useEffect, useRef, useState } from 'react';
import { Button, ErrorPanel, List, Skeleton, Tabs, TextField, toast, useAddressValue } from '#kit';
import { errorWords } from '#web-api';
import type { ImportView } from '../imports/queries.ts';
import { BringAllBack } from './import-bring-back.tsx';
import { type LeaveOut, type LeftOut, withRows } from './import-left-out.ts';
import { positionsOf, useItems, type Which, whichKey } from './import-queries.ts';
import { ImportRow } from './import-row.tsx';
import { countOf, PLANS, type Plan } from './import-words.ts';

const LABELS: Record<Plan, string> = {
  new: 'New',
  changed: 'Changed',
  joins: 'Join somebody',
  gone: 'Gone',
  known: 'Known',
  repeats: 'Repeats',
  skip: 'Not used',
  waiting: 'Not looked at yet',
};

/** Rows of any plan that one wants to see together. */
const SPECIAL = [
  { id: 'work', label: 'Other work', which: { work: true } },
  { id: 'perhaps', label: 'Perhaps known', which: { perhaps: true } },
  { id: 'erased', label: 'Taken out before', which: { erased: true } },
] as const;

export interface ImportRowsProps {
  view: ImportView;
  leftOut: LeftOut;
  /** Absent when nothing can be changed any more. */
  leaveOut?: LeaveOut | undefined;
}

/** Every row of an import, by what is made of it. */
export function ImportRows(props: ImportRowsProps) {
  const { counts, rowsTotal, workChanges, erased, perhaps } = props.view;
  const [shown, show] = useAddressValue('rows');
  const [search, setSearch] = useState('');
  const of = (which: Which, total: number) => () => (
    <Rows
      key={`${whichKey(which)} ${search}`}
      {...props}
      which={{ ...which, search }}
      total={total}
    />
  );
  return (
    <>
      {rowsTotal > SEARCH_FROM_ROWS && <SearchRows onSearch={setSearch} />}
      <Tabs
        label="Rows by what is made of them"
        value={shown ?? 'all'}
        onChange={(id) => show(id === 'all' ? null : id)}
        tabs={[
          { id: 'all', label: 'All', count: rowsTotal, content: of({}, rowsTotal) },
          ...SPECIAL.map(({ id, label, which }) => ({
            id,
            label,
            count: { work: workChanges, erased, perhaps }[id],
            content: of(which, { work: workChanges, erased, perhaps }[id]),
          })).filter(({ id, count }) => count > 0 || shown === id),
          // The one in front stays when it empties, so that what one looks at does not change.
          ...PLANS.filter((plan) => counts[plan] > 0 || plan === shown).map((plan) => ({
            id: plan,
            label: LABELS[plan],
            count: counts[plan],
            content: of({ plan }, counts[plan]),
          })),
        ]}
      />
    </>
  );
}

const SEARCH_FROM_ROWS = 20;
const SEARCH_AFTER_MS = 250;

/** Looks for rows by name, work or address; asked for a moment after the last key. */
function SearchRows({ onSearch }: { onSearch: (search: string) => void }) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <search className="import-search">
      <TextField label="Look for a name, employer or address" value={text} onChange={setText} />
    </search>
  );
}

type RowsProps = ImportRowsProps & { which: Which; total: number };

function Rows({ view, leftOut, leaveOut, which, total }: RowsProps) {
  const query = useItems(view, { which, total });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isError && items.length === 0)
    return <ErrorPanel {...errorWords(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={8} label="Loading the rows" />;
  if (items.length === 0)
    return (
      <p className="import-soft">
        {which.search
          ? `No row has “${which.search}” in name, work or address.`
          : 'There are no such rows.'}
      </p>
    );
  return (
    <div className="import-rows">
      {leaveOut &&
        view.state === 'preview' &&
        which.plan !== 'skip' &&
        !which.erased &&
        total > 1 && (
          <AllOfThem
            view={view}
            which={which}
            total={total}
            leftOut={leftOut}
            leaveOut={leaveOut}
          />
        )}
      {leaveOut && view.state === 'preview' && which.erased && total > 1 && (
        <div className="import-all">
          <BringAllBack importId={view.id} total={total} />
        </div>
      )}
      <List items={items} keyOf={(item) => item.position} label="Rows of this import">
        {(item) => (
          <ImportRow
            importId={view.id}
            item={item}
            isLeftOut={leftOut.has(item.position)}
            leaveOut={leaveOut}
          />
        )}
      </List>
      {query.hasNextPage && <More query={query} />}
    </div>
  );
}

type AllProps = Omit<RowsProps, 'leaveOut'> & { leaveOut: LeaveOut };

/** Unticks or ticks every row of a kind, also those further down than was read yet. */
function AllOfThem({ view, which, total, leftOut, leaveOut }: AllProps) {
  const { plan } = which;
  const [isBusy, setBusy] = useState(false);
  const out = plan ? [...leftOut.values()].filter((of) => of === plan).length : leftOut.size;
  const isAll = !which.search && !which.work && !which.perhaps;
  const usable = plan ? total : total - view.counts.skip;
  const takeIn = () =>
    leaveOut((before) => new Map([...before].filter(([, of]) => plan && of !== plan)));
  const leaveAll = async () => {
    setBusy(true);
    try {
      const positions = await positionsOf(view.id, which);
      leaveOut((before) => withRows(before, positions, false));
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    setBusy(false);
  };
  return (
    <div className="import-all">
      <p className="import-soft">{out > 0 && `${countOf(out, 'row', 'rows')} left out.`}</p>
      {(!isAll || out < usable) && (
        <Button size="s" isBusy={isBusy} onPress={() => void leaveAll()}>
          {isAll ? `Leave out all ${usable.toLocaleString('en')}` : 'Leave these out'}
        </Button>
      )}
      {out > 0 && (
        <Button size="s" onPress={takeIn}>
          Take all in again
        </Button>
      )}
    </div>
  );
}

const AHEAD = '800px';

/** Reads on before its place comes into view; the button is for who does not scroll. */
function More({ query }: { query: ReturnType<typeof useItems> }) {
  const place = useRef<HTMLDivElement>(null);
  const { fetchNextPage, isFetching, isFetchNextPageError } = query;
  useEffect(() => {
    const element = place.current;
    // After a failure the member asks again, not the scroll bar.
    if (!element || isFetching || isFetchNextPageError) return;
    const watcher = new IntersectionObserver(
      ([seen]) => seen?.isIntersecting && void fetchNextPage({ cancelRefetch: false }),
      { rootMargin: AHEAD },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [fetchNextPage, isFetching, isFetchNextPageError]);
  return (
    <div ref={place} className="import-more">
      {isFetchNextPageError && <p role="alert">The next rows could not be read.</p>}
      <Button isBusy={query.isFetchingNextPage} onPress={() => void fetchNextPage()}>
        Show more rows
      </Button>
    </div>
  );
}
