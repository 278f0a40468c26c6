import { Link } from './link.tsx';
import type { Reference } from './references/reference.ts';

/** A reference as one cites it, with the way to it. */
export function Cited({ authors, year, title, published, link }: Reference) {
  return (
    <cite className="cited">
      {`${authors} (${year}). `}
      <Link href={link}>{title}</Link>
      {/[?!]$/u.test(title) ? ' ' : '. '}
      {`${published}.`}
    </cite>
  );
}
