import { Button, Card, Link, List, toast } from '#kit';
import { call, sayNotDone } from '#web-api';
import type { KeptView } from '../shelf/schema.ts';
import { shelfPath, useShelfAgain } from './use-shelf.ts';

/** What one kept of how others got there. What is let go of comes back by undo, with its step. */
export function KeptPaths({ goalId, kept }: { goalId: number; kept: readonly KeptView[] }) {
  const again = useShelfAgain(goalId);
  const letGo = async (one: KeptView) => {
    try {
      await call('DELETE', `/kept-paths/${one.id}`);
      const { kind, subjectId, takeaway } = one;
      const keepAgain = () =>
        call('POST', `${shelfPath(goalId)}/kept`, {
          kind,
          id: subjectId,
          takeaway: takeaway || one.title,
        });
      const putBack = async () => {
        if (one.stepId !== null) await call('POST', `/steps/${one.stepId}/restore`).catch(() => {});
        await keepAgain().catch(sayNotDone);
        await again();
      };
      toast(`Let go: ${one.title}`, { undo: () => void putBack() });
    } catch (error) {
      sayNotDone(error);
    }
    await again();
  };
  return (
    <Card title="What you kept" tone="accent">
      <List items={kept} keyOf={({ id }) => id}>
        {(one) => (
          <div className="shelf-line">
            <div className="shelf-words">
              {one.takeaway !== '' && <p className="step-text">{one.takeaway}</p>}
              <p className="step-facts">
                {one.kind === 'entry' ? (
                  <Link href={`/entries/${one.subjectId}`}>{one.title}</Link>
                ) : (
                  <span>{one.title}</span>
                )}
                {one.stepId !== null && <span>made a step of it</span>}
              </p>
            </div>
            <Button
              size="s"
              tone="plain"
              onPress={() => void letGo(one)}
              aria-label={`Let go: ${one.title}`}
            >
              Let go
            </Button>
          </div>
        )}
      </List>
    </Card>
  );
}
