import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, EmptyState, Link, Select, useAddressValue, useShortcut } from '#kit';
import { Loaded, read } from '#web-api';
import type { StreamEntry, StreamView } from '../stream/schema.ts';
import { Entries } from './entries.tsx';
import { GoingOn } from './going-on.tsx';
import { type Part, type Show, useMarkAbove, useMarkAll, useStream } from './use-stream.ts';

interface LatestProps {
  part: Part;
  /** Puts the name of the part above; known once it is loaded. */
  children?: (of: string | null, entries: ReactNode) => ReactNode;
}

/** What was published, the newest first: what waits, or all of it. */
export function Latest({ part, children = (_, entries) => entries }: LatestProps) {
  const [asked, setShow] = useAddressValue('show');
  const show: Show = asked === 'all' || asked === 'old' ? asked : 'waiting';
  const stream = useStream(part, show);
  const first = stream.data?.pages[0];
  return children(
    first?.of ?? null,
    <>
      <div className="stream-head">
        <p>{first && (show === 'old' ? OLD : <Waiting {...first} />)}</p>
        <Select
          label="What to show"
          isLabelHidden
          value={show}
          onChange={(value) => setShow(value === 'waiting' ? null : value)}
          choices={SHOWN}
        />
        {show !== 'old' && first !== undefined && first.waiting > 0 && (
          <MarkAll
            part={part}
            entries={stream.data?.pages.flatMap(({ entries }) => entries) ?? []}
            askedAt={first.askedAt}
          />
        )}
      </div>
      {first?.problems.map((problem) => (
        <p key={problem} className="stream-problem" role="status">
          {problem}
        </p>
      ))}
      <Loaded query={stream} lines={10} label="Loading the stream">
        {({ pages }) => (
          <Pages
            entries={pages.flatMap(({ entries }) => entries)}
            show={show}
            isSearch={part.search !== null}
          />
        )}
      </Loaded>
      {stream.hasNextPage && (
        <GoingOn
          isBusy={stream.isFetchingNextPage}
          isByItself={(stream.data?.pages.length ?? 0) > 1}
          onMore={() => void stream.fetchNextPage({ cancelRefetch: false })}
        />
      )}
    </>,
  );
}

const SHOWN: readonly { value: Show; label: string }[] = [
  { value: 'waiting', label: 'What waits' },
  { value: 'all', label: 'Read ones too' },
  { value: 'old', label: 'Older ones' },
];

type Seen = Pick<StreamView, 'entries' | 'askedAt'>;

function MarkAll({ part, ...seen }: Seen & { part: Part }) {
  const markAll = useMarkAll(part);
  return (
    <Button size="s" onPress={() => void markAll(seen)}>
      Mark all as read
    </Button>
  );
}

/** No count: nobody missed anything. */
const OLD = 'Older than what waits for you; here if you look for it.';

function Waiting({ waiting, waitingMax }: StreamView) {
  if (waiting === 0) return 'Nothing waits to be read.';
  if (waiting >= waitingMax) return `More than ${waitingMax.toLocaleString()} wait to be read.`;
  return waiting === 1 ? 'One waits to be read.' : `${waiting} wait to be read.`;
}

interface PagesProps {
  entries: readonly StreamEntry[];
  show: Show;
  isSearch: boolean;
}

function Pages({ entries, show, isSearch }: PagesProps) {
  const markAbove = useMarkAbove();
  if (entries.length === 0)
    return isSearch ? <NothingFound show={show} /> : <Nothing show={show} />;
  return (
    <Entries entries={entries}>
      {({ above }) => (
        <AboveKey
          onPress={() => {
            const all = above();
            if (all.length > 0) markAbove(all);
          }}
        />
      )}
    </Entries>
  );
}

/** Where “above” means older or newer, and not more or less fitting. */
function AboveKey({ onPress }: { onPress: () => void }) {
  useShortcut('A', 'Mark this and all above as read', onPress);
  return null;
}

/** A search looks on: what comes later may be what it waits for. */
const NothingFound = ({ show }: { show: Show }) => (
  <EmptyState title={show === 'waiting' ? 'You are through' : 'Nothing here'}>
    {show === 'waiting'
      ? 'What your sources publish and this search finds comes here. “Read ones too” shows all it found.'
      : 'Your sources have published nothing like this yet.'}
  </EmptyState>
);

function Nothing({ show }: { show: Show }) {
  const { data: followed, isPending } = useQuery(read<{ sources: unknown[] }>('/sources'));
  // What it says is not put otherwise a moment later.
  if (isPending) return null;
  // Who follows nothing is through with nothing.
  if (followed?.sources.length === 0) return <NothingPublished />;
  if (show === 'waiting')
    return (
      <EmptyState
        title="You are through"
        action={
          <Link href="/sources" look="button">
            Your sources
          </Link>
        }
      >
        What your sources publish comes here. What you do not read waits no more after a while, and{' '}
        <Link href="/stream?view=latest&show=old">is still there</Link>.{' '}
        <Link href="/stream/choices">How long it waits</Link> you decide.
      </EmptyState>
    );
  if (show === 'old')
    return <EmptyState title="Nothing here">All there is waits or is read.</EmptyState>;
  return <NothingPublished />;
}

function NothingPublished() {
  return (
    <EmptyState
      title="Nothing is published yet"
      action={
        <Link href="/sources" look="button">
          Follow somebody
        </Link>
      }
    >
      Follow the sites of people you learn from; what they publish comes here.
    </EmptyState>
  );
}
