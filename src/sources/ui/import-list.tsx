import { Badge, type BadgeProps, Link, List, ProgressBar, When } from '#kit';
import type { ImportView } from '../imports/queries.ts';
import { UndoImport } from './import-undo.tsx';
import {
  countsWords,
  formatWords,
  isMoving,
  nameOfImport,
  rowsDone,
  stateWords,
} from './import-words.ts';

/** Imports under each other, each with its state and what can be done with it. */
export function ImportList({ imports, label }: { imports: readonly ImportView[]; label: string }) {
  return (
    <List items={imports} keyOf={(view) => view.id} label={label}>
      {(view) => <ImportLine view={view} />}
    </List>
  );
}

const TONES: Record<ImportView['state'], BadgeProps['tone']> = {
  looking: 'accent',
  preview: 'warn',
  applying: 'accent',
  applied: 'good',
  undoing: 'accent',
  undone: 'plain',
};

function ImportLine({ view }: { view: ImportView }) {
  const address = `/sources/import/${view.id}`;
  return (
    <article className="import-line">
      <div className="import-line-words">
        <p className="import-line-name">
          <Link href={address}>{nameOfImport(view)}</Link>
          <Badge tone={TONES[view.state]}>{stateWords(view)}</Badge>
        </p>
        <p className="import-soft">
          {formatWords(view)} · <When at={view.appliedAt ?? view.createdAt} />
        </p>
        {isMoving(view) ? (
          <ImportProgress view={view} />
        ) : (
          <p className="import-line-counts">{countsWords(view.counts, view.state)}</p>
        )}
      </div>
      <div className="import-line-actions">
        {view.state === 'preview' && (
          <Link href={address} look="button" aria-label={`Go on with ${nameOfImport(view)}`}>
            Go on
          </Link>
        )}
        {view.state === 'applied' && <UndoImport view={view} size="s" />}
      </div>
    </article>
  );
}

/** How far the work on an import is. */
export function ImportProgress({ view }: { view: ImportView }) {
  const done = rowsDone(view);
  const [at, total] = [(done ?? 0).toLocaleString('en'), view.rowsTotal.toLocaleString('en')];
  return (
    <ProgressBar
      label={stateWords(view)}
      value={done}
      max={view.rowsTotal}
      words={done === null ? 'Working on it' : `${at} of ${total}`}
    />
  );
}
