import { useQuery } from '@tanstack/react-query';
import { Badge, Fold, Link, List, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { NowView } from '../../person/schema.ts';
import './person.css';

export interface PersonPanelProps {
  person: { id: number; name: string };
}

/** What a person is working on now: what stands out in their latest entries. */
export function PersonNow({ person }: PersonPanelProps) {
  const query = useQuery(read<NowView>(`/people/${person.id}/now`));
  return (
    <Fold id="person.now" title="Working on now">
      <Loaded query={query} lines={5} label="Reading what they published lately">
        {(now) => (now.entries === 0 ? <Nothing person={person} /> : <Now now={now} />)}
      </Loaded>
    </Fold>
  );
}

const Nothing = ({ person }: PersonPanelProps) => (
  <p>
    Nothing of {person.name} has been read yet. Follow an address of theirs under “Sources”, and
    what they work on shows here.
  </p>
);

function Now({ now }: { now: NowView }) {
  const { topics, latest, isQuiet } = now;
  return (
    <div className="person-now">
      {isQuiet && (
        <p className="person-soft">
          Nothing new in three months. This is what they wrote about last.
        </p>
      )}
      {topics.length === 0 ? (
        <p className="person-soft">No topic stands out: a topic is what two entries share.</p>
      ) : (
        <List items={topics} keyOf={({ words }) => words} label="Topics" look="plain">
          {(topic) => <Topic topic={topic} />}
        </List>
      )}
      <h3 className="person-subhead">The latest</h3>
      <List items={latest} keyOf={({ entryId }) => entryId} label="The latest" look="plain">
        {(entry) => (
          <p className="person-line">
            <Link href={`/entries/${entry.entryId}`}>{entry.title || 'Untitled'}</Link>{' '}
            <span className="person-soft">
              {entry.publishedAt === null ? 'date unknown' : <When at={entry.publishedAt} />}
            </span>
          </p>
        )}
      </List>
    </div>
  );
}

function Topic({
  topic: { words, isNew, entries, examples },
}: {
  topic: NowView['topics'][number];
}) {
  return (
    <details className="person-topic">
      <summary>
        <span className="person-topic-words">{words}</span>
        {isNew && <Badge tone="accent">New for them</Badge>}
        <span className="person-soft">in {entries} entries</span>
      </summary>
      <ul>
        {examples.map(({ entryId, title }) => (
          <li key={entryId}>
            <Link href={`/entries/${entryId}`}>{title || 'Untitled'}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
