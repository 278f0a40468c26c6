import { Link } from '#kit';
import type { Touching } from '../../help/schema.ts';
import { touchParts } from './words.ts';

/** What of mine may touch what somebody asks: each leads to where it is read, with the words that both say. */
export function Touches({ touches }: { touches: readonly Touching[] }) {
  if (touches.length === 0)
    return <p className="asks-soft">Nothing of yours touches it as far as Kith can tell.</p>;
  return (
    <ul className="help-touches">
      {touches.map((touch) => {
        const { kind, title, href, by } = touchParts(touch);
        return (
          <li key={href} className="asks-soft">
            {kind} <Link href={href}>{title}</Link> {by}
          </li>
        );
      })}
    </ul>
  );
}
