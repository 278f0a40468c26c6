import { isMoving, ImportLine as OneLine } from '#imports';
import { ProgressBar, When } from '#kit';
import type { ImportView } from '../imports/queries.ts';
import { UndoImport } from './import-undo.tsx';
import { countsWords, formatWords, nameOfImport, rowsDone, stateWords } from './import-words.ts';

export function ImportLine({ view }: { view: ImportView }) {
  return (
    <OneLine
      view={view}
      href={`/sources/import/${view.id}`}
      name={nameOfImport(view)}
      state={stateWords(view)}
      about={
        <>
          {formatWords(view)} · <When at={view.appliedAt ?? view.createdAt} />
        </>
      }
      undo={<UndoImport view={view} size="s" />}
    >
      {isMoving(view) ? (
        <ImportProgress view={view} />
      ) : (
        <p>{countsWords(view.counts, view.state)}</p>
      )}
    </OneLine>
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
