import {
  BringBar,
  ImportProblems,
  isMoving,
  StopImport,
  StoppedImport,
  useImport,
  useImportMoves,
} from '#imports';
import { Button, Card, Link, Page, useAddressPart, When } from '#kit';
import { Loaded } from '#web-api';
import type { ImportView } from '../imports/queries.ts';
import { ImportArriving } from './import-arriving.tsx';
import { ImportCompared, ImportErased } from './import-compared.tsx';
import { ImportGroups } from './import-groups.tsx';
import { useLeftOut } from './import-kept.ts';
import type { LeftOut } from './import-left-out.ts';
import { ImportProgress } from './import-list.tsx';
import { IMPORTS } from './import-queries.ts';
import { ImportRows } from './import-rows.tsx';
import { UndoImport } from './import-undo.tsx';
import {
  bringWords,
  countOf,
  countsWithout,
  countsWords,
  formatWords,
  nameOfImport,
  progressSaid,
} from './import-words.ts';
import './import-page.css';

/** `/sources/import/$importId`: what an import would make, its progress, and what came of it. */
export function OneImportPage() {
  const id = useAddressPart('importId');
  const query = useImport(IMPORTS, id);
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
        {!view.isStopped && progressSaid(view)}
      </p>
      <Standing view={view} />
      <ImportProblems
        words={summaryOf(view.problems)}
        problems={view.problems.map(({ position, line, text }) => ({
          where: whereWords(position, line),
          text,
        }))}
      />
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
  if (view.isStopped)
    return (
      <StoppedImport
        path={IMPORTS.path}
        view={view}
        done={`${view.rowsDone.toLocaleString('en')} of ${countOf(view.rowsTotal, 'row is in.', 'rows are in.')}`}
        undo={<UndoImport view={view} />}
      />
    );
  if (isMoving(view))
    return (
      <Card tone="accent">
        <ImportProgress view={view} />
        <p className="import-standing-words">
          {view.state === 'looking' && `${countsWords(view.counts)}. `}
          {view.state === 'looking' && 'Rows fill in below. '}
          You can leave this page meanwhile; the work goes on.
        </p>
        <StopImport path={IMPORTS.path} view={view} />
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

function whereWords(position: number | null, line: number | undefined): string {
  if (line !== undefined) return `Line ${line.toLocaleString('en')}`;
  return position === null ? '' : `Row ${position.toLocaleString('en')}`;
}

/** Places that could not be read, and what was left out of a list as a whole. */
function summaryOf(problems: ImportView['problems']): string {
  const places = problems.filter(({ position, line }) => position !== null || line !== undefined);
  if (places.length === 0) return 'What was not taken from the list';
  const these = places.length === 1 ? 'it stands' : 'they stand';
  const more = places.length < problems.length ? ', and what else was not taken' : '';
  return `${countOf(places.length, 'place', 'places')} in the list could not be read as ${these}${more}`;
}

interface BringInProps {
  view: ImportView;
  leftOut: LeftOut;
  onBegun: () => void;
}

function BringIn({ view, leftOut, onBegun }: BringInProps) {
  const { isBusy, error, apply } = useImportMoves(IMPORTS.path, view.id);
  const words = bringWords(countsWithout(view.counts, leftOut.values()));
  const bringIn = () =>
    apply({ leaveOut: [...leftOut.keys()] }, () => {
      onBegun();
      window.scrollTo({ top: 0 });
    });
  return (
    <BringBar error={error} onRetry={bringIn}>
      {view.state === 'looking' ? (
        <p>You can bring them in as soon as every address has been looked at.</p>
      ) : words === null ? (
        <p>
          There is nothing to bring in.{' '}
          <Link href="/sources/import">Choose another file or paste addresses</Link>
        </p>
      ) : (
        <Button tone="primary" isBusy={isBusy} onPress={bringIn}>
          {words}
        </Button>
      )}
      <p className="import-soft" role="status">
        {leftOut.size > 0 && `${countOf(leftOut.size, 'row', 'rows')} left out. `}
        {view.state === 'preview' &&
          words !== null &&
          'Nothing is kept before that; all of it can be undone after.'}
      </p>
    </BringBar>
  );
}
