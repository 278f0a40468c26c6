import { useQuery } from '@tanstack/react-query';
import { Fold, Link, List } from '#kit';
import { Loaded, read } from '#web-api';
import type { PointingView } from '../../person/schema.ts';
import './person.css';
import type { PersonPanelProps } from './person-now.tsx';

/** Who a person points to, and who points to them. Folded until asked for. */
export function PersonPointing({ person }: PersonPanelProps) {
  return (
    <Fold id="person.pointing" title="Who points to whom" isOpenAtFirst={false}>
      <Pointing person={person} />
    </Fold>
  );
}

function Pointing({ person }: PersonPanelProps) {
  const query = useQuery(read<PointingView>(`/people/${person.id}/pointing`));
  return (
    <Loaded query={query} lines={3} label="Looking at the links">
      {(pointing) => <Lists name={person.name} pointing={pointing} />}
    </Loaded>
  );
}

function Lists({ name, pointing: { to, from, beyond } }: { name: string; pointing: PointingView }) {
  if (to.length + from.length + beyond.length === 0)
    return <p>No link from or to {name} is in what Kith has read.</p>;
  return (
    <>
      <People title={`${name} points to`} people={to} />
      <People title={`Point to ${name}`} people={from} />
      {beyond.length > 0 && <h3 className="person-subhead">Also points to, again and again</h3>}
      <List items={beyond} keyOf={({ site }) => site} label="Sites" look="plain">
        {({ site, url, entries, examples }) => (
          <div className="person-line">
            <Link href={url}>{site}</Link> <Where entries={entries} examples={examples} />
          </div>
        )}
      </List>
    </>
  );
}

function People({ title, people }: { title: string; people: PointingView['to'] }) {
  if (people.length === 0) return null;
  return (
    <>
      <h3 className="person-subhead">{title}</h3>
      <List items={people} keyOf={({ person }) => person.id} label={title} look="plain">
        {({ person, entries, examples }) => (
          <div className="person-line">
            <Link href={`/people/${person.id}`}>{person.name}</Link>{' '}
            <Where entries={entries} examples={examples} />
          </div>
        )}
      </List>
    </>
  );
}

function Where({ entries, examples }: Pick<PointingView['to'][number], 'entries' | 'examples'>) {
  return (
    <span className="person-soft">
      in {entries === 1 ? 'one entry' : `${entries} entries`}:{' '}
      {examples.map(({ entryId, title }, at) => (
        <span key={entryId}>
          {at > 0 && ' · '}
          <Link href={`/entries/${entryId}`}>{title || 'Untitled'}</Link>
        </span>
      ))}
    </span>
  );
}
