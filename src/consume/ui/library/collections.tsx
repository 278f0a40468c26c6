import { Link } from '#kit';
import type { LibraryView } from '../../library/schema.ts';

interface CollectionsProps {
  of: LibraryView['goals'];
  goals: readonly { id: number; name: string }[];
}

/** What is kept for each goal, as a way to it. */
export function Collections({ of, goals }: CollectionsProps) {
  const named = of.flatMap(({ goalId, count }) => {
    const name = goals.find(({ id }) => id === goalId)?.name;
    return name === undefined ? [] : [{ goalId, count, name }];
  });
  if (named.length === 0) return null;
  return (
    <nav aria-label="Kept for your goals">
      <ul className="library-collections">
        {named.map(({ goalId, count, name }) => (
          <li key={goalId} className="library-goal">
            {count.toLocaleString('en')} for <Link href={`/library?goal=${goalId}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
