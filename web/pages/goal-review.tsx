import { useQuery } from '@tanstack/react-query';
import { DidTheyHelp } from '../../src/finding/ui/did-they-help.tsx';
import { PARK_REASONS } from '../../src/goals/ui/park-reasons.ts';
import { GoalReviewPage as Page } from '../../src/reflect/reviews/ui/goal-review-page.tsx';
import { read } from '../api/index.ts';
import './goal.css';
import './after-talking.css';

/** `/reviews/$reviewId`: a review, which also asks whether those helped whom one chose for the goal. */
export function GoalReviewPage() {
  return (
    <Page renderPeople={(review) => <WhoHelped review={review} />} parkReasons={PARK_REASONS} />
  );
}

interface WhoHelpedProps {
  review: { id: number; goal: { id: number; title: string } };
}

/** Folded, and nothing has to be said; what was said is shown with how many. */
function WhoHelped({ review: { id, goal } }: WhoHelpedProps) {
  const { data } = useQuery(
    read<{ people: { id: number; name: string }[] }>(`/reviews/${id}/people`),
  );
  const people = data?.people ?? [];
  if (people.length === 0) return null;
  return (
    <details className="goal-fold">
      <summary>
        <span className="goal-fold-label">Did they help?</span>
        <span className="goal-fold-facts">{people.map(({ name }) => name).join(', ')}</span>
      </summary>
      <div className="after-talking">
        {people.map((person) => (
          <div key={person.id} className="after-talk">
            <DidTheyHelp goal={goal} person={person} occasion={`review:${id}`} />
          </div>
        ))}
      </div>
    </details>
  );
}
