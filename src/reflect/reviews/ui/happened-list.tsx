import { Link, List, When } from '#kit';
import type { Happening } from '../happened.ts';

const SHOWN_MAX = 5;

interface HappenedListProps {
  happened: readonly Happening[];
  /** Said where nothing happened. */
  nothing: string;
  shownMax?: number;
}

/** What happened, the latest first; what is older is folded. */
export function HappenedList({ happened, nothing, shownMax = SHOWN_MAX }: HappenedListProps) {
  if (happened.length === 0) return <p className="review-soft">{nothing}</p>;
  const [first, rest] = [happened.slice(0, shownMax), happened.slice(shownMax)];
  return (
    <div className="happened">
      <Lines happened={first} />
      {rest.length > 0 && (
        <details data-paper="open">
          <summary>{rest.length} more</summary>
          <Lines happened={rest} />
        </details>
      )}
    </div>
  );
}

const Lines = ({ happened }: { happened: readonly Happening[] }) => (
  <List items={happened} keyOf={({ kind, id, at }) => `${kind} ${id} ${at}`} label="What happened">
    {(one) => (
      <div className="happened-line">
        <span className="happened-words">
          {one.href === null ? one.words : <Link href={one.href}>{one.words}</Link>}
        </span>
        <When at={one.at} />
        {one.detail !== '' && <p className="happened-detail">{one.detail}</p>}
      </div>
    )}
  </List>
);
