import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, EmptyState, Link, Select } from '#kit';
import { Loaded, useIsReachable } from '#web-api';
import type { GoalEntry, GoalStreamView } from '../goals/schema.ts';
import { Contrast } from './calm/contrast.tsx';
import { Entries } from './entries.tsx';
import { Latest } from './latest.tsx';
import { useIsKeptOffline } from './reader/keep-offline.ts';
import { goalStream, useChangeSettings } from './use-goal-stream.ts';
import { WHOLE } from './use-stream.ts';

/** What to read today for one's goals: so much of it as one has minutes for, and then a line under it. */
export function ForGoals() {
  const [isMore, setMore] = useState(false);
  const isReachable = useIsReachable();
  const known = useQueryClient().getQueryData(goalStream(isMore).queryKey);
  if (!isReachable && known === undefined) return <Instead />;
  return <Asked isMore={isMore} onMore={() => setMore(true)} />;
}

function Asked({ isMore, onMore }: Omit<TodayProps, 'stream'>) {
  const query = useQuery(goalStream(isMore));
  return (
    <Loaded query={query} lines={10} label="Looking for what speaks of your goals">
      {(stream) =>
        stream.hasGoals && stream.hasSources ? (
          <Today stream={stream} isMore={isMore} onMore={onMore} />
        ) : stream.hasGoals ? (
          <NoSources />
        ) : (
          <NoGoals />
        )
      }
    </Loaded>
  );
}

/** What speaks of one's goals is found by Kith, and not kept on a device: without a connection there is what is kept. */
function Instead() {
  const [isKept] = useIsKeptOffline();
  if (!isKept) return null;
  return (
    <>
      <p>What speaks of your goals is not kept on this device. Here is the latest of all:</p>
      <Latest part={WHOLE} />
    </>
  );
}

interface TodayProps {
  stream: GoalStreamView;
  isMore: boolean;
  onMore: () => void;
}

function Today({ stream, isMore, onMore }: TodayProps) {
  const entries = named(stream.entries);
  return (
    <>
      <div className="stream-head">
        <p>{stream.isReading ? 'What came is being read for your goals …' : toReadWords(stream)}</p>
        <Minutes minutes={stream.minutes} />
      </div>
      {stream.isStuck && (
        <p role="status">
          Kith failed to read what came lately for your goals, and tries again by itself. What
          stands here is from before.
        </p>
      )}
      {entries.length > 0 && <Entries entries={entries} />}
      {!stream.isReading && <Finish stream={stream} isMore={isMore} onMore={onMore} />}
      <Contrast />
    </>
  );
}

/** The goals by name only where there are several, and where the question does not say it already. */
function named(entries: readonly GoalEntry[]): GoalEntry[] {
  const goals = new Set(entries.flatMap(({ why }) => why.map(({ goalId }) => goalId)));
  return entries.map((entry) => ({
    ...entry,
    why: entry.why.map((one) =>
      goals.size > 1 && one.goal !== one.question ? one : { ...one, goal: '' },
    ),
  }));
}

/** What there is to read, as one would say it. */
export function toReadWords({ entries, minutes, minutesRead }: GoalStreamView): string {
  const waiting = entries.filter(({ isRead }) => !isRead).length;
  const spent = `You have read for about ${minutesRead} of your ${minutes} minutes.`;
  if (minutesRead >= minutes) return spent;
  if (waiting === 0) return 'Nothing new speaks of your goals.';
  const what = waiting === 1 ? 'One entry' : `${waiting} entries`;
  return minutesRead > 0
    ? `${what} for today. About ${minutesWords(minutesRead)} read.`
    : `${what} for today’s ${minutes} minutes.`;
}

const minutesWords = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

function Finish({ stream: { left, entries }, isMore, onMore }: TodayProps) {
  if (isMore || (left === 0 && entries.length > 0)) return null;
  if (left === 0)
    return (
      <EmptyState
        title="You are through"
        action={
          <Link href="/stream?view=latest" look="button">
            The latest
          </Link>
        }
      >
        What your sources publish is compared with the questions of your goals, and comes here when
        it says enough of one. What is old waits no more and is not compared;{' '}
        <Link href="/stream/choices">how long it waits</Link> you decide.
      </EmptyState>
    );
  return (
    <p className="stream-finish">
      <span>
        That is it for today. {left === 1 ? 'One more waits' : `${left} more wait`} for another day.
      </span>
      <Button tone="plain" onPress={onMore}>
        Show them anyway
      </Button>
    </p>
  );
}

const CHOICES = [5, 10, 15, 20, 30, 45, 60, 90, 120];

function Minutes({ minutes }: { minutes: number }) {
  const change = useChangeSettings();
  const known = CHOICES.includes(minutes)
    ? CHOICES
    : [...CHOICES, minutes].toSorted((a, b) => a - b);
  return (
    <Select
      label="Minutes a day"
      value={String(minutes)}
      onChange={(value) => void change({ minutes: Number(value) })}
      choices={known.map((one) => ({ value: String(one), label: `${one} min a day` }))}
      isLabelHidden
    />
  );
}

const NoSources = () => (
  <EmptyState
    title="You follow nobody yet"
    action={
      <Link href="/sources" look="primary">
        Your sources
      </Link>
    }
  >
    Follow people you learn from, or bring in the list of your feed reader. What they publish is
    read for your goals, and what is about one of your questions comes here with the reason.
  </EmptyState>
);

const NoGoals = () => (
  <EmptyState
    title="You have no active goal yet"
    action={
      <Link href="/goals/new" look="primary">
        Set a goal
      </Link>
    }
  >
    With a goal and its questions, what your sources publish is read for them, and what speaks of
    one comes here with the reason. <Link href="/stream?view=latest">The latest</Link> is there
    without.
  </EmptyState>
);
