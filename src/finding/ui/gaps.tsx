import { Button, Card, Link } from '#kit';
import type { FindingView } from '../view.ts';
import { useBeginBrief } from './use-briefs.ts';

type Gap = FindingView['gaps'][number];

/** What nobody covers yet, in words, each with whom to look for and where to begin. */
export function Gaps({ goalId, finding }: { goalId: number; finding: FindingView }) {
  const { gaps, people } = finding;
  if (people.length === 0) return null;
  return (
    <Card title="What is missing">
      {gaps.length === 0 ? (
        <p>Nothing: every question and every criterion has somebody.</p>
      ) : (
        <ul className="gaps">
          {gaps.map((gap) => (
            <li key={gap.key}>
              <p className="gap-text">{gap.text}</p>
              <p className="gap-brief">{gap.brief}</p>
              <div className="gap-actions">
                <GapActions goalId={goalId} gap={gap} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Only the member can tell these; a search would bring nothing. */
const ONLY_YOU = new Set(['criterion shared-values', 'criterion inspires', 'criterion trust']);

interface GapActionsProps {
  goalId: number;
  gap: Gap;
}

/** A gap is where a search begins; its brief can be changed there. */
function GapActions({ goalId, gap }: GapActionsProps) {
  const { beginFrom } = useBeginBrief(goalId);
  if (ONLY_YOU.has(gap.key))
    return <Link href={`/goals/${goalId}?tab=people`}>Go through the people</Link>;
  return (
    <>
      <Button
        size="s"
        aria-label={`Look for somebody: ${gap.text}`}
        onPress={() => void beginFrom(gap.key)}
      >
        Look for somebody
      </Button>
      {gap.kind === 'question' && <Link href={`/goals/${goalId}/edit`}>Change the question</Link>}
    </>
  );
}
