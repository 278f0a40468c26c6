import type { ReactNode } from 'react';
import { Button, Card, ErrorPanel } from '#kit';
import { errorWords } from '#web-api';
import type { Import } from './import-queries.ts';
import { useImportMoves } from './moves.tsx';

interface StoppedImportProps {
  path: string;
  view: Import;
  /** Takes back what came in so far. */
  undo: ReactNode;
}

/** Work on an import that was given up half way: what that means, and how to go on. */
export function StoppedImport({ path, view, undo }: StoppedImportProps) {
  const { again, isBusy, error } = useImportMoves(path, view.id);
  const isComing = view.state === 'applying';
  return (
    <Card tone="warn" title={isComing ? 'It stopped half way' : 'Taking it back stopped half way'}>
      <div className="import-stopped">
        <p role="status">
          Kith tried several times and did not get on.{' '}
          {isComing
            ? 'What came in so far is here. You can go on where it stopped, or take back what came in.'
            : 'What is gone so far is gone. You can go on where it stopped.'}{' '}
          If it stops again, whoever runs this Kith sees why under Settings, “Work in the
          background”.
        </p>
        {error !== null && <ErrorPanel {...errorWords(error)} />}
        <div className="import-stopped-acts">
          <Button tone="primary" isBusy={isBusy} onPress={again}>
            Try again
          </Button>
          {isComing && undo}
        </div>
      </div>
    </Card>
  );
}
