import { Button } from '#kit';
import type { FindingView } from '../view.ts';
import { useBringBack } from './use-finding.ts';

/** Who was dismissed for this goal, folded away, each to be brought back. */
export function Dismissed({
  goalId,
  people,
}: {
  goalId: number;
  people: FindingView['dismissed'];
}) {
  const bringBack = useBringBack(goalId);
  if (people.length === 0) return null;
  return (
    <details className="found-dismissed">
      <summary>
        {people.length === 1 ? '1 person dismissed' : `${people.length} people dismissed`}
      </summary>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            {person.name}{' '}
            <Button tone="quiet" size="s" onPress={() => bringBack(person)}>
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
