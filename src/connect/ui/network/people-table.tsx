import { useState } from 'react';
import { Button, Link, TextField } from '#kit';
import { CommunityMark } from './community-mark.tsx';
import type { PlacedPerson } from './shape.ts';

const SHOWN_FIRST = 50;

interface PeopleTableProps {
  people: readonly PlacedPerson[];
  only: ReadonlySet<number> | null;
  picked: number | null;
  onPick: (personId: number | null) => void;
}

/** Everything the map shows, to read and to go through by keys. */
export function PeopleTable({ people, only, picked, onPick }: PeopleTableProps) {
  const [words, setWords] = useState('');
  const [isWhole, setWhole] = useState(false);
  const sought = words.trim().toLowerCase();
  const found = people
    .filter(({ id, name }) => (only?.has(id) ?? true) && name.toLowerCase().includes(sought))
    .toSorted(inOrder);
  const shown = isWhole ? found : found.slice(0, SHOWN_FIRST);
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
              <th scope="col">Community</th>
              <th scope="col">Joined to</th>
              <th scope="col">Met</th>
              <th scope="col">Between</th>
              <th scope="col">
                <span className="visually-hidden">On the map</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <tr key={person.id} data-picked={person.id === picked || undefined}>
                <th scope="row">
                  <Link href={`/people/${person.id}`}>{person.name}</Link>
                </th>
                <td>{person.community ? <CommunityMark community={person.community} /> : '–'}</td>
                <td className="cell-right">{person.joined}</td>
                <td className="cell-right">{person.encounters}</td>
                <td>
                  {person.bridgeTo.length > 0 && person.community
                    ? `${person.community.id} and ${person.bridgeTo.map(({ id }) => id).join(', ')}`
                    : ''}
                </td>
                <td>
                  <Button
                    size="s"
                    onPress={() => onPick(person.id === picked ? null : person.id)}
                    aria-label={`${person.id === picked ? 'Let go of' : 'Show'} ${person.name}`}
                  >
                    {person.id === picked ? 'Let go' : 'Show'}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {found.length === 0 && <p className="network-soft">Nobody here is called so.</p>}
      {shown.length < found.length && (
        <Button
          onPress={() => setWhole(true)}
        >{`Show all ${found.length.toLocaleString('en')}`}</Button>
      )}
    </section>
  );
}

/** By community, the largest first; within one those who are joined to most. */
const inOrder = (a: PlacedPerson, b: PlacedPerson): number =>
  (a.community?.id ?? Number.POSITIVE_INFINITY) - (b.community?.id ?? Number.POSITIVE_INFINITY) ||
  b.joined - a.joined ||
  a.name.localeCompare(b.name);
