import type { ReactNode } from 'react';
import { Button, Card, ErrorPanel } from '#kit';
import { errorWords } from '#web-api';
import type { Import } from './import-queries.ts';
import { useImportMoves } from './moves.tsx';

interface StoppedImportProps {
  path: string;
  view: Import;
  /** How much is in: "120 of 400 pages are here." */
  done: string;
  /** Takes back what came in so far. */
  undo: ReactNode;
}

/** Stops what is being brought in; nothing where nothing is. */
export function StopImport({ path, view }: Pick<StoppedImportProps, 'path' | 'view'>) {
  const { stop, isBusy, error } = useImportMoves(path, view.id);
  if (view.state !== 'applying') return null;
  return (
    <div className="import-stop">
      {error !== null && <ErrorPanel {...errorWords(error)} />}
      <Button size="s" isBusy={isBusy} onPress={stop}>
        Stop
      </Button>
    </div>
  );
}

/** Work on an import that rests half way: what that means, and how to go on. */
export function StoppedImport({ path, view, done, undo }: StoppedImportProps) {
  const { again, isBusy, error } = useImportMoves(path, view.id);
  const isComing = view.state === 'applying';
  return (
    <Card tone={view.isHeld ? 'accent' : 'warn'} title={titleOf(view)}>
      <div className="import-stopped">
        <p role="status">
          {!view.isHeld && 'Kith tried several times and did not get on. '}
          {isComing
            ? `${done} You can go on where it stopped, or take back what came in.`
            : 'What is gone so far is gone. You can go on where it stopped.'}
          {!view.isHeld &&
            ' If it stops again, whoever runs this Kith sees why under Settings, “Work in the background”.'}
        </p>
        {error !== null && <ErrorPanel {...errorWords(error)} />}
        <div className="import-stopped-acts">
          <Button tone="primary" isBusy={isBusy} onPress={again}>
            {view.isHeld ? 'Go on' : 'Try again'}
          </Button>
          {isComing && undo}
        </div>
      </div>
    </Card>
  );
}

function titleOf({ state, isHeld }: Import): string {
  if (isHeld) return 'You stopped it';
  return state === 'applying' ? 'It stopped half way' : 'Taking it back stopped half way';
}
