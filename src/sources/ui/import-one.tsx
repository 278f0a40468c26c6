import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, ErrorPanel, Link, Page, useAddressPart, When } from '#kit';
import { call, errorWords, Loaded, read, refresh } from '#web-api';
import type { ImportView } from '../imports/queries.ts';
import { ImportArriving } from './import-arriving.tsx';
import { ImportCompared, ImportErased } from './import-compared.tsx';
import { focusIfLost } from './import-focus.ts';
import { ImportGroups } from './import-groups.tsx';
import { type LeftOut, useLeftOut } from './import-kept.ts';
import { ImportProgress } from './import-list.tsx';
import { IMPORTS_PATH, importPath, useImport } from './import-queries.ts';
import { ImportRows } from './import-rows.tsx';
import { UndoImport } from './import-undo.tsx';
import {
  bringWords,
  countOf,
  countsWithout,
  countsWords,
  formatWords,
  isMoving,
  nameOfImport,
  progressSaid,
} from './import-words.ts';
import './import-page.css';

/** `/sources/import/$importId`: what an import would make, its progress, and what came of it. */
export function OneImportPage() {
  const id = useAddressPart('importId');
  const query = useImport(id);
  const view = query.data;
  // One page while it loads and after: its heading keeps the focus.
  return (
    <Page
      title={view ? nameOfImport(view) : 'Import'}
      above={<Link href="/sources/import">Bring in people</Link>}
      lede={view && <Facts view={view} />}
      actions={view?.state === 'applied' && <UndoImport view={view} />}
    >
      <Loaded query={query} lines={8} label="Loading the import">
        {(loaded) => <OneImport key={loaded.id} view={loaded} />}
      </Loaded>
    </Page>
  );
}

function Facts({ view }: { view: ImportView }) {
  return (
    <>
      {formatWords(view)} · {countOf(view.rowsTotal, 'row', 'rows')} ·{' '}
      <When at={view.appliedAt ?? view.createdAt} />
    </>
  );
}

function OneImport({ view }: { view: ImportView }) {
  const [leftOut, leaveOut, forget] = useLeftOut(view.id);
  const isPreview = view.state === 'preview' || view.state === 'looking';
  return (
    <>
      <p role="status" className="visually-hidden">
        {progressSaid(view)}
      </p>
      <Standing view={view} />
      <Problems problems={view.problems} />
      <ImportRows
        view={view}
        leftOut={isPreview ? leftOut : NOTHING_LEFT_OUT}
        leaveOut={isPreview ? leaveOut : undefined}
      />
      {isPreview && <BringIn view={view} leftOut={leftOut} onBegun={forget} />}
    </>
  );
}

const NOTHING_LEFT_OUT: LeftOut = new Map();

/** Where the import stands, in words. */
function Standing({ view }: { view: ImportView }) {
  if (isMoving(view))
    return (
      <Card tone="accent">
        <ImportProgress view={view} />
        <p className="import-standing-words">
          {view.state === 'looking' && `${countsWords(view.counts)}. `}
          {view.state === 'looking' && 'Rows fill in below. '}
          You can leave this page meanwhile; the work goes on.
        </p>
      </Card>
    );
  if (view.state === 'applied' && view.appliedAt !== null)
    return (
      <>
        <p className="import-counts">Brought in: {countsWords(view.counts, view.state)}.</p>
        <ImportCompared view={view} />
        <ImportErased view={view} />
        <ImportGroups view={view} />
        <ImportArriving appliedAt={view.appliedAt} />
      </>
    );
  if (view.state === 'undone')
    return (
      <Card tone="sunken">
        <p>
          This import was taken back; people you had done something with stayed. The same file can
          be <Link href="/sources/import">imported again</Link>.
        </p>
      </Card>
    );
  return (
    <>
      <p className="import-counts">{countsWords(view.counts)}.</p>
      <ImportCompared view={view} />
      <ImportErased view={view} />
    </>
  );
}

const PROBLEMS_SHOWN_MAX = 100;

function whereWords(position: number | null, line: number | undefined): string {
  if (line !== undefined) return `Line ${line.toLocaleString('en')}: `;
  return position === null ? '' : `Row ${position.toLocaleString('en')}: `;
}

/** Places that could not be read, and what was left out of a list as a whole. */
function summaryOf(problems: ImportView['problems']): string {
  const places = problems.filter(({ position, line }) => position !== null || line !== undefined);
  if (places.length === 0) return 'What was not taken from the list';
  const these = places.length === 1 ? 'it stands' : 'they stand';
  const more = places.length < problems.length ? ', and what else was not taken' : '';
  return `${countOf(places.length, 'place', 'places')} in the list could not be read as ${these}${more}`;
}

/** What of the file could not be read, or was not taken. */
function Problems({ problems }: Pick<ImportView, 'problems'>) {
  if (problems.length === 0) return null;
  const more = problems.length - PROBLEMS_SHOWN_MAX;
  return (
    <Card tone="warn">
      <details className="import-details">
        <summary>{summaryOf(problems)}</summary>
        <ul className="import-problems">
          {problems.slice(0, PROBLEMS_SHOWN_MAX).map(({ position, line, text }) => (
            <li key={`${position} ${line} ${text}`}>
              <b>{whereWords(position, line)}</b>
              {text}
            </li>
          ))}
        </ul>
        {more > 0 && <p>And {more.toLocaleString('en')} more.</p>}
      </details>
    </Card>
  );
}

interface BringInProps {
  view: ImportView;
  leftOut: LeftOut;
  onBegun: () => void;
}

/** The step that keeps it, always in view however far down one reads. */
function BringIn({ view, leftOut, onBegun }: BringInProps) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const words = bringWords(countsWithout(view.counts, leftOut.values()));
  const apply = async () => {
    setBusy(true);
    setError(null);
    const path = importPath(view.id);
    try {
      const begun = await call<ImportView>('POST', `${path}/apply`, {
        leaveOut: [...leftOut.keys()],
      });
      onBegun();
      client.setQueryData(read(path).queryKey, begun);
      window.scrollTo({ top: 0 });
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
    await refresh(client, IMPORTS_PATH);
    focusIfLost();
  };
  return (
    <div className="import-bring">
      {error !== null && <ErrorPanel {...errorWords(error)} onRetry={() => void apply()} />}
      <div className="import-bring-step">
        {view.state === 'looking' ? (
          <p>You can bring them in as soon as every address has been looked at.</p>
        ) : words === null ? (
          <p>
            There is nothing to bring in.{' '}
            <Link href="/sources/import">Choose another file or paste addresses</Link>
          </p>
        ) : (
          <Button tone="primary" isBusy={isBusy} onPress={() => void apply()}>
            {words}
          </Button>
        )}
        <p className="import-soft" role="status">
          {leftOut.size > 0 && `${countOf(leftOut.size, 'row', 'rows')} left out. `}
          {view.state === 'preview' &&
            words !== null &&
            'Nothing is kept before that; all of it can be undone after.'}
        </p>
      </div>
    </div>
  );
}
