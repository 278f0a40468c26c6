import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, call, Loaded, read, refresh } from '../api/index.ts';
import { Button, Card, EmptyState, Link, List, Page, toast, When } from '../kit/index.ts';
import { kindWords } from './job-words.ts';
import './settings.css';

interface Count {
  kind: string;
  state: 'waiting' | 'running' | 'dead';
  count: number;
}
interface DeadLetter {
  id: number;
  kind: string;
  attempts: number;
  error: string | null;
  createdAt: number;
  failedAt: number;
}
interface Jobs {
  counts: Count[];
  dead: DeadLetter[];
}

const path = '/jobs';
const askEveryMs = 3_000;

/** `/settings/jobs`: the work in the background, and what failed for good. For the host. */
export function JobsPage() {
  const query = useQuery({ ...read<Jobs>(path), staleTime: 0, refetchInterval: askEveryMs });
  return (
    <Page
      title="Work in the background"
      above={<Link href="/settings">Settings</Link>}
      lede="What Kith does for all members by itself. Asked again every few seconds."
    >
      <Loaded query={query} lines={6} label="Loading the jobs">
        {(jobs) => (
          <div className="jobs">
            <Card title="Now">
              <Counts counts={jobs.counts} />
            </Card>
            <Failed dead={jobs.dead} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Counts({ counts }: Pick<Jobs, 'counts'>) {
  if (counts.length === 0) return <p>Nothing waits and nothing runs.</p>;
  // What a room hears of many happenings is one kind of work in words.
  const kinds = [...Map.groupBy(counts, ({ kind }) => kindWords(kind))];
  const of = (all: readonly Count[], state: Count['state']) =>
    all
      .filter((one) => one.state === state)
      .reduce((sum, { count }) => sum + count, 0)
      .toLocaleString('en');
  return (
    <table className="jobs-table">
      <thead>
        <tr>
          <th scope="col">Work</th>
          <th scope="col" className="jobs-count">
            Running
          </th>
          <th scope="col" className="jobs-count">
            Waiting
          </th>
          <th scope="col" className="jobs-count">
            Failed
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(([words, states]) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td className="jobs-count">{of(states, 'running')}</td>
            <td className="jobs-count">{of(states, 'waiting')}</td>
            <td className="jobs-count">{of(states, 'dead')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Failed({ dead }: Pick<Jobs, 'dead'>) {
  const { givenUp, giveUp } = useGiveUp();
  const retry = useRetry();
  const shown = dead.filter((job) => !givenUp.has(job.id));
  if (shown.length === 0) {
    return (
      <EmptyState title="Nothing has failed">
        Work that fails is tried again with longer and longer pauses; what fails for good is listed
        here.
      </EmptyState>
    );
  }
  return (
    <Card title="Failed for good">
      <List items={shown} keyOf={(job) => job.id} label="Failed jobs">
        {(job) => (
          <div className="settings-row">
            <div className="settings-row-words">
              <strong>{kindWords(job.kind)}</strong>
              <div className="settings-words">
                Tried {job.attempts === 1 ? 'once' : `${job.attempts} times`}, the last time{' '}
                <When at={job.failedAt} />
              </div>
              <p className="jobs-error">{job.error ?? 'No reason was given.'}</p>
            </div>
            <div className="settings-actions">
              <Button size="s" onPress={() => void retry(job)}>
                Try again
              </Button>
              <Button size="s" tone="plain" onPress={() => giveUp(job)}>
                Give up
              </Button>
            </div>
          </div>
        )}
      </List>
    </Card>
  );
}

function useRetry() {
  const client = useQueryClient();
  return async (job: DeadLetter) => {
    try {
      await call('POST', `${path}/${job.id}/retry`);
      toast('It is tried again');
    } catch (error) {
      sayFailure(error);
    }
    await refresh(client, path);
  };
}

/** How long giving up waits for an undo: as long as its message is shown. */
const undoMs = 8_000;

/**
 * Giving up erases the job, which nothing could bring back; so it is done when the message with its
 * undo goes, or when one leaves the page.
 */
function useGiveUp() {
  const client = useQueryClient();
  const [givenUp, setGivenUp] = useState<ReadonlySet<number>>(new Set());
  const waiting = useRef(new Map<number, () => void>());
  useEffect(() => {
    const all = waiting.current;
    const doAll = () => {
      for (const act of all.values()) act();
    };
    addEventListener('pagehide', doAll);
    return () => {
      removeEventListener('pagehide', doAll);
      doAll();
    };
  }, []);

  const show = (id: number) =>
    setGivenUp((before) => new Set([...before].filter((one) => one !== id)));
  const giveUp = (job: DeadLetter) => {
    setGivenUp((before) => new Set([...before, job.id]));
    const act = () => {
      if (!waiting.current.delete(job.id)) return;
      clearTimeout(timer);
      close();
      call('DELETE', `${path}/${job.id}`)
        .catch((error: unknown) => {
          show(job.id);
          sayFailure(error);
        })
        .finally(() => void refresh(client, path));
    };
    const timer = setTimeout(act, undoMs);
    const undo = () => {
      if (!waiting.current.delete(job.id)) return;
      clearTimeout(timer);
      show(job.id);
    };
    const close = toast(`Given up: ${kindWords(job.kind)}`, { undo });
    waiting.current.set(job.id, act);
  };
  return { givenUp, giveUp };
}

function sayFailure(error: unknown): void {
  const words = error instanceof ApiError ? error.message : 'Kith could not do that.';
  toast(words, { tone: 'danger' });
}
