import { Card, ProgressBar, When } from '#kit';
import type { Progress } from '../polling/refresh.ts';

export interface RefreshProgressProps {
  progress: Progress;
}

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** How far a look at all sources is; afterwards one line about what it brought. */
export function RefreshProgress({ progress }: RefreshProgressProps) {
  const { sources, done, paused, entriesNew, entriesTotal, failed, isDone, startedAt } = progress;
  const brought = plural(entriesNew, 'new entry', 'new entries');
  if (isDone) {
    return (
      <div className="refresh-last">
        <p role="status">
          Last looked at all together <When at={startedAt} />:{' '}
          {plural(sources, 'source', 'sources')}, {brought}
          {entriesTotal === null ? '' : `, ${entriesTotal.toLocaleString('en')} in all`}
          {failed.length > 0 ? `, ${failed.length.toLocaleString('en')} failed` : ''}
          {paused > 0 ? `, ${pausedWords(paused)}` : ''}.
        </p>
      </div>
    );
  }
  return (
    <Card title="Looking at your sources" tone="accent">
      <div className="refresh-now">
        <ProgressBar
          label="Sources looked at"
          value={done + paused}
          max={sources}
          words={`${done.toLocaleString('en')} of ${sources.toLocaleString('en')}${paused > 0 ? `; ${pausedWords(paused)}` : ''}`}
        />
        <p>{brought} so far. You may leave this page; it goes on.</p>
        {failed.length > 0 && <Failed failed={failed} />}
      </div>
    </Card>
  );
}

/** Looked at later by themselves. */
const pausedWords = (count: number): string =>
  `${count.toLocaleString('en')} not asked, as ${count === 1 ? 'its server wants' : 'their servers want'} no visits for now`;

const FAILED_SHOWN_MAX = 100;

function Failed({ failed }: Pick<Progress, 'failed'>) {
  return (
    <details className="refresh-failed">
      <summary>{plural(failed.length, 'source failed', 'sources failed')}</summary>
      <ul>
        {failed.slice(0, FAILED_SHOWN_MAX).map((one) => (
          <li key={one.url}>
            <strong>{one.title}</strong> {one.reason}
          </li>
        ))}
      </ul>
      {failed.length > FAILED_SHOWN_MAX && <p>And {failed.length - FAILED_SHOWN_MAX} more.</p>}
    </details>
  );
}
