import { memo, useDeferredValue, useMemo, useState } from 'react';
import { Button, Link, TextField } from '#kit';
import { CommunityMark } from './community-mark.tsx';
import type { PlacedPerson } from './shape.ts';

/** Thousands of rows at once would hold up the page; these are as many as one reads. */
const ROWS_MAX = 50;

interface PeopleTableProps {
  /** Those who are meant, in the order of the table. */
  people: readonly PlacedPerson[];
  picked: number | null;
  onPick: (personId: number | null) => void;
}

/** Everything the map shows, to read and to go through by keys. */
export const PeopleTable = memo(function PeopleTable({ people, picked, onPick }: PeopleTableProps) {
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words).trim().toLowerCase();
  const found = useMemo(
    () => people.filter(({ name }) => name.toLowerCase().includes(sought)),
    [people, sought],
  );
  const [asked, setAsked] = useState(0);
  // Whoever narrows the table down is on its first page again.
  const from = asked < found.length ? asked : 0;
  const shown = found.slice(from, from + ROWS_MAX);
  return (
    <section className="network-people" aria-labelledby="network-table-title">
      <h2 id="network-table-title">As a table</h2>
      <TextField label="Find somebody" value={words} onChange={setWords} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards must be able to scroll it. */}
      <section className="network-table-frame" tabIndex={0} aria-label="Your network as a table">
        <table className="network-table">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col" className="cell-wide">
                Community
              </th>
              <th scope="col" className="cell-wide cell-right">
                Joined to
              </th>
              <th scope="col" className="cell-wide cell-right">
                Met
              </th>
              <th scope="col" className="cell-wide">
                Between
              </th>
              <th scope="col">
                <span className="visually-hidden">On the map</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <Row
                key={person.id}
                person={person}
                isPicked={person.id === picked}
                onPick={onPick}
              />
            ))}
          </tbody>
        </table>
      </section>
      {found.length === 0 && <p className="network-soft">Nobody here is called so.</p>}
      {found.length > ROWS_MAX && (
        <nav className="network-pages" aria-label="Pages of the table">
          <Button isDisabled={from === 0} onPress={() => setAsked(from - ROWS_MAX)}>
            Before
          </Button>
          <span role="status">
            {`${from + 1} to ${from + shown.length} of ${found.length.toLocaleString('en')}`}
          </span>
          <Button
            isDisabled={from + ROWS_MAX >= found.length}
            onPress={() => setAsked(from + ROWS_MAX)}
          >
            Next
          </Button>
        </nav>
      )}
    </section>
  );
});

interface RowProps {
  person: PlacedPerson;
  isPicked: boolean;
  onPick: (personId: number | null) => void;
}

const Row = memo(function Row({ person, isPicked, onPick }: RowProps) {
  return (
    <tr data-picked={isPicked || undefined}>
      <th scope="row">
        <Link href={`/people/${person.id}`}>{person.name}</Link>
        <p className="network-soft cell-narrow">
          {person.community && (
            <>
              <CommunityMark community={person.community} />
              {' · '}
            </>
          )}
          {inShort(person)}
        </p>
      </th>
      <td className="cell-wide">
        {person.community ? <CommunityMark community={person.community} /> : '–'}
      </td>
      <td className="cell-wide cell-right">{person.joined}</td>
      <td className="cell-wide cell-right">{person.encounters}</td>
      <td className="cell-wide">{between(person)}</td>
      <td className="cell-right">
        <Button
          size="s"
          onPress={() => onPick(isPicked ? null : person.id)}
          aria-label={`${isPicked ? 'Let go of' : 'Show'} ${person.name}`}
        >
          {isPicked ? 'Let go' : 'Show'}
        </Button>
      </td>
    </tr>
  );
});

/** "1 and 3": the communities they stand between. */
const between = ({ community, bridgeTo }: PlacedPerson): string =>
  community && bridgeTo.length > 0
    ? `${community.id} and ${bridgeTo.map(({ id }) => id).join(', ')}`
    : '';

/** What stands in columns where there is room for them. */
function inShort(person: PlacedPerson): string {
  const joined = person.joined === 0 ? 'Joined to nobody' : `Joined to ${person.joined}`;
  const met = person.encounters === 0 ? '' : `, met ${person.encounters}`;
  const bridge = between(person);
  return `${joined}${met}${bridge && `, between ${bridge}`}`;
}
