import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Card, Link, List, ProgressBar, When } from '#kit';
import { read, refresh } from '#web-api';
import type { Progress } from '../polling/refresh.ts';
import { countOf } from './import-words.ts';

interface GoalLine {
  id: number;
  able: string;
  need: string;
  status: string;
}

const ASK_EVERY_MS = 1_000;
/** The look begins just after the last row; whoever opens an old import need not wait for one. */
const WAIT_MS_MAX = 30_000;
const FAILED_SHOWN_MAX = 20;
const GOALS_SHOWN_MAX = 3;

/** The sources of an import being looked at, live, and where to go from here. */
export function ImportArriving({ appliedAt }: { appliedAt: number }) {
  const progress = useArriving(appliedAt);
  return (
    <Card title={titleOf(progress)}>
      <div className="import-arriving">
        {progress ? <Arriving progress={progress} /> : <p>The sources are looked at soon.</p>}
        <Onwards />
      </div>
    </Card>
  );
}

function titleOf(progress: Progress | null): string {
  if (progress?.sources === 0) return 'Go on from here';
  return progress?.isDone ? 'Your sources were looked at' : 'Your sources';
}

/** The look at sources that began with or after an import; `null` until there is one. */
function useArriving(appliedAt: number): Progress | null {
  const [isWaiting, setWaiting] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setWaiting(false), WAIT_MS_MAX);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useQuery({
    ...read<{ progress: Progress | null }>('/refresh'),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const last = state.data?.progress;
      const isDue = !last || last.startedAt < appliedAt;
      return (isDue ? isWaiting : !last.isDone) && ASK_EVERY_MS;
    },
  });
  const progress = data?.progress ?? null;
  const isRunning = progress?.isDone === false;
  const client = useQueryClient();
  useEffect(() => {
    if (!isRunning) return;
    // What the look brought shows at once where one goes from here.
    return () => {
      for (const path of ['/sources', '/people', '/goals']) void refresh(client, path);
    };
  }, [isRunning, client]);
  return progress && progress.startedAt >= appliedAt ? progress : null;
}

function Arriving({ progress }: { progress: Progress }) {
  const { sources, done, failed, entriesNew, isDone } = progress;
  if (sources === 0) return <p>There is no new source to look at.</p>;
  const failing = failed.length === 0 ? '' : `${countOf(failed.length, 'fails', 'fail')}, `;
  const counts = `${failing}${countOf(entriesNew, 'new entry', 'new entries')}`;
  return (
    <>
      {isDone ? (
        <p>
          {countOf(done, 'source', 'sources')} looked at, {counts}.{' '}
          <When at={progress.startedAt} before="Begun" />
        </p>
      ) : (
        <>
          <ProgressBar
            label="Looking at your sources"
            value={done + progress.paused}
            max={sources}
            words={`${done.toLocaleString('en')} of ${sources.toLocaleString('en')}`}
          />
          <p className="import-soft">
            So far {counts}. People fill up meanwhile; leaving this page changes nothing.
          </p>
        </>
      )}
      <p role="status" className="visually-hidden">
        {isDone ? `All sources were looked at: ${counts}.` : 'Your sources are being looked at.'}
      </p>
      {failed.length > 0 && <Failing failed={failed} />}
    </>
  );
}

function Failing({ failed }: Pick<Progress, 'failed'>) {
  const more = failed.length - FAILED_SHOWN_MAX;
  return (
    <details className="import-details">
      <summary>{countOf(failed.length, 'source fails', 'sources fail')}, and why</summary>
      <List items={failed.slice(0, FAILED_SHOWN_MAX)} keyOf={({ url }) => url} look="plain">
        {({ url, title, reason }) => (
          <div className="import-failing">
            <b>{title}</b> {reason} {title !== url && <span className="import-soft">{url}</span>}
          </div>
        )}
      </List>
      <p>
        {more > 0 && `${countOf(more, 'more fails', 'more fail')}. `}
        <Link href="/sources">See all sources</Link>
      </p>
    </details>
  );
}

/** On to what it was all for. */
function Onwards() {
  const { data } = useQuery(read<{ goals: GoalLine[] }>('/goals'));
  const goals = data?.goals.filter(({ status }) => status === 'active') ?? [];
  return (
    <ul className="import-onwards">
      {goals.slice(0, GOALS_SHOWN_MAX).map(({ id, able, need }, at) => (
        <li key={id}>
          <Link href={`/goals/${id}`} look={at === 0 ? 'primary' : 'button'}>
            See who fits: {able || need}
          </Link>
        </li>
      ))}
      {data && goals.length === 0 && (
        <li>
          <Link href="/goals/new" look="primary">
            Write a goal to see who fits it
          </Link>
        </li>
      )}
      <li>
        <Link href="/people" look="button">
          See your people
        </Link>
      </li>
    </ul>
  );
}
