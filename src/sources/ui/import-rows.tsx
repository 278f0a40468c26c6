import { memo, useEffect, useRef, useState } from 'react';
import {
  Badge,
  type BadgeProps,
  Button,
  Checkbox,
  ErrorPanel,
  Link,
  List,
  Skeleton,
  Tabs,
  TextField,
  toast,
  useAddressValue,
} from '#kit';
import { errorWords } from '#web-api';
import type { ImportItemView, ImportView } from '../imports/queries.ts';
import { BringBack } from './import-bring-back.tsx';
import type { LeaveOut, LeftOut } from './import-kept.ts';
import { positionsOf, useItems, type Which, whichKey } from './import-queries.ts';
import { bare, changeWords, countOf, nameOfRow, PLANS, type Plan } from './import-words.ts';

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
const BADGES: Record<Plan, [words: string, tone: BadgeProps['tone']]> = {
  new: ['New', 'good'],
  changed: ['Changed', 'accent'],
  joins: ['Joins', 'accent'],
  gone: ['Gone', 'warn'],
  known: ['Known', 'plain'],
  repeats: ['Repeats', 'plain'],
  skip: ['Not used', 'warn'],
  waiting: ['Being looked at', 'plain'],
};

/** Rows of any plan that one wants to see together. */
const SPECIAL = [
  { id: 'work', label: 'Other work', which: { work: true } },
  { id: 'perhaps', label: 'Perhaps known', which: { perhaps: true } },
  { id: 'erased', label: 'Erased before', which: { erased: true } },
] as const;

/** What is not looked at yet has no plan to leave out, and what cannot be used is out already. */
const mayBeLeftOut = (plan: Plan): boolean => plan !== 'skip' && plan !== 'waiting';

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
      <List items={items} keyOf={(item) => item.position} label="Rows of this import">
        {(item) => (
          <Row
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

interface RowProps {
  importId: number;
  item: ImportItemView;
  isLeftOut: boolean;
  leaveOut: LeaveOut | undefined;
}

/** Kept as it is while others change: there may be thousands. */
const Row = memo(function Row({ importId, item, isLeftOut, leaveOut }: RowProps) {
  const [words, tone] = isLeftOut ? (['Left out', 'warn'] as const) : BADGES[item.plan];
  const name = nameOfRow(item);
  const addresses = [item.siteUrl, item.feedUrl].flatMap((url) => (url ? [bare(url)] : []));
  const where = [...addresses, item.detail].filter((part) => part && part !== name).join(' · ');
  return (
    <div className="import-row" data-out={isLeftOut || item.plan === 'skip' || undefined}>
      <div className="import-row-name">
        {leaveOut && mayBeLeftOut(item.plan) ? (
          <Checkbox
            label={name}
            isChecked={!isLeftOut}
            onChange={(isIn) => leaveOut((before) => changed(before, [item], isIn))}
          />
        ) : item.personId !== null ? (
          <Link href={`/people/${item.personId}`}>{name}</Link>
        ) : (
          name
        )}
      </div>
      <p className="import-row-why">
        <Badge tone={tone}>{words}</Badge> {isLeftOut ? 'You left it out.' : item.reason}{' '}
        {leaveOut && item.isErased && (
          <BringBack importId={importId} position={item.position} name={name} />
        )}
        {leaveOut && item.personId !== null && (
          <Link href={`/people/${item.personId}`} aria-label={`See them: ${name}`}>
            See them
          </Link>
        )}
        {item.perhapsId !== null && (
          <Link href={`/people/${item.perhapsId}`} aria-label={`See whom you have: ${name}`}>
            See whom you have
          </Link>
        )}
      </p>
      {where && <p className="import-row-where">{where}</p>}
      {item.changes.length > 0 && (
        <ul className="import-row-changes">
          {item.changes.map((change) => (
            <li key={`${change.title} ${change.from} ${change.to}`}>{changeWords(change)}</li>
          ))}
        </ul>
      )}
    </div>
  );
});

function changed(
  before: LeftOut,
  items: readonly Pick<ImportItemView, 'position' | 'plan'>[],
  isIn: boolean,
): LeftOut {
  const next = new Map(before);
  for (const { position, plan } of items) {
    if (isIn) next.delete(position);
    else if (mayBeLeftOut(plan)) next.set(position, plan);
  }
  return next;
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
      leaveOut((before) => changed(before, positions, false));
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
