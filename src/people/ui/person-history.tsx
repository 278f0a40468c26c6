import { useQuery } from '@tanstack/react-query';
import { Button, Fold, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { HistoryLine } from '../history/schema.ts';
import { useUndoChanges } from './use-undo-changes.ts';
import './directory.css';

/** What was said of a person and done about them, the last first; what can be undone has its way back. */
export function PersonHistory({ personId }: { personId: number }) {
  return (
    <Fold id="person.history" title="History" isOpenAtFirst={false}>
      <Lines personId={personId} />
    </Fold>
  );
}

function Lines({ personId }: { personId: number }) {
  const query = useQuery(read<{ lines: HistoryLine[] }>(`/people/${personId}/history`));
  const undo = useUndoChanges();
  return (
    <Loaded query={query} lines={4}>
      {({ lines }) => (
        <ol className="history">
          {lines.map((line) => (
            <li key={`${line.at} ${line.changeId ?? line.words}`}>
              <span>
                {line.words}{' '}
                <span className="history-when">
                  <When at={line.at} />
                  {line.undoneAt !== null && ' · undone'}
                </span>
              </span>
              {line.changeId !== null && line.undoneAt === null && (
                <Button
                  size="s"
                  tone="plain"
                  aria-label={`Undo: ${line.words}`}
                  onPress={() => undo([line.changeId ?? 0])}
                >
                  Undo
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
