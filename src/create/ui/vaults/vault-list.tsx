import { ImportLine, isMoving } from '#imports';
import { ProgressBar, When } from '#kit';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { UndoVault } from './vault-undo.tsx';
import { comingWords, formatWords, stateWords } from './vault-words.ts';

export function VaultLine({ view }: { view: VaultImportView }) {
  return (
    <ImportLine
      view={view}
      href={`/notes/import/${view.id}`}
      name={view.fileName}
      state={stateWords(view)}
      about={
        <>
          {formatWords(view)} · {comingWords(view)} · <When at={view.appliedAt ?? view.createdAt} />
        </>
      }
      undo={<UndoVault view={view} size="s" />}
    >
      {isMoving(view) && <VaultProgress view={view} />}
    </ImportLine>
  );
}

/** How far the work on an import is. */
export function VaultProgress({ view }: { view: VaultImportView }) {
  return (
    <ProgressBar
      label={stateWords(view)}
      value={view.state === 'applying' ? view.stepsDone : null}
      max={view.stepsTotal}
      words={view.state === 'applying' ? `${shareDone(view)} %` : 'Working on it'}
    />
  );
}

/** In percent. */
export const shareDone = ({ stepsDone, stepsTotal }: VaultImportView): number =>
  stepsTotal === 0 ? 0 : Math.floor((100 * stepsDone) / stepsTotal);
