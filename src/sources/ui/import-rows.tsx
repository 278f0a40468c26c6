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
  toast,
  useAddressValue,
} from '#kit';
import { errorWords } from '#web-api';
import type { ImportItemView, ImportView } from '../imports/queries.ts';
import type { LeaveOut, LeftOut } from './import-kept.ts';
import { itemsPage, useItems } from './import-queries.ts';
import { bare, countOf, nameOfRow, PLANS, type Plan } from './import-words.ts';

const LABELS: Record<Plan, string> = {
  new: 'New',
  joins: 'Join somebody',
  known: 'Known',
  repeats: 'Repeats',
  skip: 'Not used',
  waiting: 'Not looked at yet',
};
const BADGES: Record<Plan, [words: string, tone: BadgeProps['tone']]> = {
  new: ['New', 'good'],
  joins: ['Joins', 'accent'],
  known: ['Known', 'plain'],
  repeats: ['Repeats', 'plain'],
  skip: ['Not used', 'warn'],
  waiting: ['Being looked at', 'plain'],
};

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
  const { counts, rowsTotal } = props.view;
  const [shown, show] = useAddressValue('rows');
  const of = (plan: Plan | null, total: number) => () => (
    <Rows key={plan ?? 'all'} {...props} plan={plan} total={total} />
  );
  return (
    <Tabs
      label="Rows by what is made of them"
      value={shown ?? 'all'}
      onChange={(id) => show(id === 'all' ? null : id)}
      tabs={[
        { id: 'all', label: 'All', count: rowsTotal, content: of(null, rowsTotal) },
        // The one in front stays when it empties, so that what one looks at does not change.
        ...PLANS.filter((plan) => counts[plan] > 0 || plan === shown).map((plan) => ({
          id: plan,
          label: LABELS[plan],
          count: counts[plan],
          content: of(plan, counts[plan]),
        })),
      ]}
    />
  );
}

type RowsProps = ImportRowsProps & { plan: Plan | null; total: number };

function Rows({ view, leftOut, leaveOut, plan, total }: RowsProps) {
  const query = useItems(view, { plan, total });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isError && items.length === 0)
    return <ErrorPanel {...errorWords(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={8} label="Loading the rows" />;
  if (items.length === 0) return <p className="import-soft">There are no such rows.</p>;
  return (
    <div className="import-rows">
      {leaveOut && view.state === 'preview' && plan !== 'skip' && total > 1 && (
        <AllOfThem view={view} plan={plan} total={total} leftOut={leftOut} leaveOut={leaveOut} />
      )}
      <List items={items} keyOf={(item) => item.position} label="Rows of this import">
        {(item) => <Row item={item} isLeftOut={leftOut.has(item.position)} leaveOut={leaveOut} />}
      </List>
      {query.hasNextPage && <More query={query} />}
    </div>
  );
}

interface RowProps {
  item: ImportItemView;
  isLeftOut: boolean;
  leaveOut: LeaveOut | undefined;
}

/** Kept as it is while others change: there may be thousands. */
const Row = memo(function Row({ item, isLeftOut, leaveOut }: RowProps) {
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
        {leaveOut && item.personId !== null && (
          <Link href={`/people/${item.personId}`} aria-label={`See them: ${name}`}>
            See them
          </Link>
        )}
      </p>
      {where && <p className="import-row-where">{where}</p>}
    </div>
  );
});

function changed(before: LeftOut, items: readonly ImportItemView[], isIn: boolean): LeftOut {
  const next = new Map(before);
  for (const { position, plan } of items) {
    if (isIn) next.delete(position);
    else if (mayBeLeftOut(plan)) next.set(position, plan);
  }
  return next;
}

type AllProps = Omit<RowsProps, 'leaveOut'> & { leaveOut: LeaveOut };

/** Unticks or ticks every row of a plan, also those further down than was read yet. */
function AllOfThem({ view, plan, total, leftOut, leaveOut }: AllProps) {
  const [isBusy, setBusy] = useState(false);
  const out =
    plan === null ? leftOut.size : [...leftOut.values()].filter((of) => of === plan).length;
  const usable = plan === null ? total - view.counts.skip : total;
  const takeIn = () =>
    leaveOut((before) => new Map([...before].filter(([, of]) => plan !== null && of !== plan)));
  const leaveAll = async () => {
    setBusy(true);
    try {
      const items = await allItems(view.id, plan);
      leaveOut((before) => changed(before, items, false));
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    setBusy(false);
  };
  return (
    <div className="import-all">
      <p className="import-soft">{out > 0 && `${countOf(out, 'row', 'rows')} left out.`}</p>
      {out < usable && (
        <Button size="s" isBusy={isBusy} onPress={() => void leaveAll()}>
          Leave out all {usable.toLocaleString('en')}
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

async function allItems(id: number, plan: Plan | null): Promise<ImportItemView[]> {
  const all: ImportItemView[] = [];
  for (let after = 0; ; ) {
    const { items } = await itemsPage(id, { after, plan });
    const last = items.at(-1);
    if (!last) return all;
    all.push(...items);
    after = last.position;
  }
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
