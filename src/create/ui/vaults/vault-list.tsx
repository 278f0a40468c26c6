import { Badge, type BadgeProps, Link, List, ProgressBar, When } from '#kit';
import type { VaultImportView } from '../../vaults/imports/schema.ts';
import { UndoVault } from './vault-undo.tsx';
import { comingWords, formatWords, isMoving, stateWords } from './vault-words.ts';

interface VaultListProps {
  imports: readonly VaultImportView[];
  label: string;
}

/** Imports under each other, each with its state and what can be done with it. */
export function VaultList({ imports, label }: VaultListProps) {
  return (
    <List items={imports} keyOf={(view) => view.id} label={label}>
      {(view) => <VaultLine view={view} />}
    </List>
  );
}

const TONES: Record<VaultImportView['state'], BadgeProps['tone']> = {
  preview: 'warn',
  applying: 'accent',
  applied: 'good',
  undoing: 'accent',
  undone: 'plain',
};

function VaultLine({ view }: { view: VaultImportView }) {
  const address = `/notes/import/${view.id}`;
  return (
    <article className="vault-line">
      <div>
        <p className="vault-line-name">
          <Link href={address}>{view.fileName}</Link>
          <Badge tone={TONES[view.state]}>{stateWords(view)}</Badge>
        </p>
        <p className="vault-soft">
          {formatWords(view)} · {comingWords(view)} · <When at={view.appliedAt ?? view.createdAt} />
        </p>
        {isMoving(view) && <VaultProgress view={view} />}
      </div>
      {view.state === 'preview' && (
        <Link href={address} look="button" aria-label={`Go on with ${view.fileName}`}>
          Go on
        </Link>
      )}
      {view.state === 'applied' && <UndoVault view={view} size="s" />}
    </article>
  );
}

/** How far the work on an import is. */
export function VaultProgress({ view }: { view: VaultImportView }) {
  const share = view.stepsTotal === 0 ? 0 : Math.floor((100 * view.stepsDone) / view.stepsTotal);
  return (
    <ProgressBar
      label={stateWords(view)}
      value={view.state === 'applying' ? view.stepsDone : null}
      max={view.stepsTotal}
      words={view.state === 'applying' ? `${share} %` : 'Working on it'}
    />
  );
}
