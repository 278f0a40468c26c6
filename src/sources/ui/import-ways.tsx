import { Link } from '#kit';
import { WAYS } from '../imports/ways-rules.ts';

/** What can be brought in, and where each export is to be had. */
export function ImportWays() {
  return (
    <section className="import-ways" aria-labelledby="import-ways">
      <h2 id="import-ways">What you can bring in</h2>
      <ul>
        {WAYS.map(({ title, words, where }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{words}</p>
            <p className="import-soft">{where}</p>
          </li>
        ))}
      </ul>
      <p>
        Is your address book on a server?{' '}
        <Link href="/sources/address-books">Let Kith read it again and again</Link>.
      </p>
    </section>
  );
}
