import { Badge, Button, Link, When } from '#kit';
import type { SourceView } from '../feeds/queries.ts';
import { rhythmWords } from '../feeds/rules.ts';

export interface SourceRowProps {
  source: SourceView;
  onLeave: (source: SourceView) => void;
  /** Whose it is; left out on a person's own page. */
  hasPeople?: boolean | undefined;
}

export const isInTrouble = ({ state }: SourceView): boolean =>
  state === 'failing' || state === 'gone';

/** A source and how it is, in words. */
export function SourceRow({ source, onLeave, hasPeople = true }: SourceRowProps) {
  return (
    <div className="source-row">
      <div className="source-words">
        <div className="source-title">
          <Link href={source.siteUrl ?? source.url} look="plain">
            {source.title}
          </Link>
          {source.state === 'failing' && <Badge tone="danger">Failing</Badge>}
          {source.state === 'gone' && <Badge tone="warn">Gone</Badge>}
        </div>
        <div className="source-url">{source.url.replace(/^https?:\/\/(www\.)?/, '')}</div>
        {hasPeople && <People people={source.people} />}
        {isInTrouble(source) ? <Trouble source={source} /> : <Health source={source} />}
      </div>
      <Button
        size="s"
        tone="plain"
        aria-label={`Stop following ${source.title}`}
        onPress={() => onLeave(source)}
      >
        Stop following
      </Button>
    </div>
  );
}

function People({ people }: Pick<SourceView, 'people'>) {
  if (people.length === 0) return null;
  return (
    <div className="source-people">
      By{' '}
      {people.map((person, at) => (
        <span key={person.id}>
          {at > 0 && ', '}
          <Link href={`/people/${person.id}`}>{person.name}</Link>
        </span>
      ))}
    </div>
  );
}

function Health({ source }: { source: SourceView }) {
  if (source.polledAt === null || source.succeededAt === null)
    return <div className="source-health">Not looked at yet; its turn comes.</div>;
  return (
    <div className="source-health">
      <When before="Looked at" at={source.succeededAt} />,{' '}
      {rhythmWords(source.nextPollAt - source.polledAt)}. <Entries source={source} />
    </div>
  );
}

function Entries({ source }: { source: SourceView }) {
  if (source.entries === 0) return <>No entries yet.</>;
  const count = `${source.entries.toLocaleString('en')} ${source.entries === 1 ? 'entry' : 'entries'}`;
  return (
    <>
      {count}
      {source.latestAt !== null && (
        <>
          , the latest <When at={source.latestAt} />
        </>
      )}
      .
    </>
  );
}

function Trouble({ source }: { source: SourceView }) {
  const times =
    source.failures === 1 ? 'once' : `${source.failures.toLocaleString('en')} times in a row`;
  return (
    <div className="source-trouble">
      <p className="source-problem">{source.problem}</p>
      <p>{source.advice}</p>
      <p className="source-health">
        Failed {times};{' '}
        {source.succeededAt === null ? (
          'it never worked'
        ) : (
          <When before="it last worked" at={source.succeededAt} />
        )}
        . <When before="Next try" at={source.nextPollAt} />. <Entries source={source} />
      </p>
    </div>
  );
}
