import { Badge, Button, Link, When } from '#kit';
import type { SourceView } from '../feeds/queries.ts';
import { gapWords } from '../feeds/rules.ts';
import { readLettersAddress } from '../mailboxes/letters-rules.ts';

export interface SourceRowProps {
  source: SourceView;
  onLeave: (source: SourceView) => void;
  /** Whose it is; left out on a person's own page. */
  hasPeople?: boolean | undefined;
  /** Goes back to the address before a move for good, or takes the new one after all. */
  onChooseAddress?: ((source: SourceView) => void) | undefined;
  /** What other rooms know of it, as a sentence. */
  alsoSaid?: string | null | undefined;
}

export const isInTrouble = ({ state }: SourceView): boolean =>
  state === 'failing' || state === 'gone';

/** A source and how it is, in words. */
export function SourceRow({
  source,
  onLeave,
  hasPeople = true,
  onChooseAddress,
  alsoSaid,
}: SourceRowProps) {
  const letters = readLettersAddress(source.url);
  return (
    <div className="source-row">
      <div className="source-words">
        <div className="source-title">
          <Title source={source} letters={letters} />
          {source.state === 'failing' && <Badge tone="danger">Failing</Badge>}
          {source.state === 'gone' && <Badge tone="warn">Gone</Badge>}
        </div>
        <div className="source-about">
          {hasPeople && <People people={source.people} />}
          <span>
            {letters
              ? `Letters from ${letters.from} to ${letters.mailbox}`
              : source.url.replace(/^https?:\/\/(www\.)?/, '')}
          </span>
        </div>
        {isInTrouble(source) ? <Trouble source={source} /> : <Health source={source} />}
        {alsoSaid && <div className="source-health">{alsoSaid}</div>}
        {source.moved && (
          <Moved source={source} moved={source.moved} onChooseAddress={onChooseAddress} />
        )}
      </div>
      <div className="source-acts">
        <Link href={`/stream?source=${source.id}`}>In the stream</Link>
        <Button
          size="s"
          tone="plain"
          aria-label={`Stop following ${source.title}`}
          onPress={() => onLeave(source)}
        >
          Stop following
        </Button>
      </div>
    </div>
  );
}

interface TitleProps {
  source: SourceView;
  letters: ReturnType<typeof readLettersAddress>;
}

/** Letters stand nowhere but here, unless their list says where it keeps them. */
function Title({ source, letters }: TitleProps) {
  const there = letters ? `/stream?source=${source.id}` : source.url;
  return (
    <Link href={source.siteUrl ?? there} look="plain">
      {source.title}
    </Link>
  );
}

function People({ people }: Pick<SourceView, 'people'>) {
  if (people.length === 0) return null;
  return (
    <span>
      By{' '}
      {people.map((person, at) => (
        <span key={person.id}>
          {at > 0 && ', '}
          <Link href={`/people/${person.id}`}>{person.name}</Link>
        </span>
      ))}
    </span>
  );
}

function Health({ source }: { source: SourceView }) {
  if (source.polledAt === null || source.succeededAt === null)
    return (
      <div className="source-health">
        {source.waitsUntil === null ? (
          'Not looked at yet; its turn comes.'
        ) : (
          <Pause waitsUntil={source.waitsUntil} />
        )}
      </div>
    );
  return (
    <div className="source-health">
      <Entries source={source} /> <When before="Looked at" at={source.succeededAt} />
      {source.waitsUntil === null ? (
        <>
          <span className="source-next">
            ; <When before="next look" at={source.nextPollAt} />
          </span>
          .{' '}
        </>
      ) : (
        <>
          . <Pause waitsUntil={source.waitsUntil} />{' '}
        </>
      )}
      {source.push && <Pushed push={source.push} />}
    </div>
  );
}

/** A hub that says at once what is new, and whether it can be relied on. */
function Pushed({ push }: { push: NonNullable<SourceView['push']> }) {
  const { hub, lastAt, isReliedOn } = push;
  return (
    <>
      {isReliedOn
        ? `Pushed by ${hub}`
        : `${hub} pushes it and left something out, so Kith looks, too`}
      {lastAt === null ? ', nothing yet' : <When before=", last" at={lastAt} />}.{' '}
    </>
  );
}

function Pause({ waitsUntil }: { waitsUntil: number }) {
  return (
    <>
      Its server asked for no visits for a while; <When before="next look" at={waitsUntil} />.
    </>
  );
}

interface MovedProps extends Pick<SourceRowProps, 'source' | 'onChooseAddress'> {
  moved: NonNullable<SourceView['moved']>;
}

const shortAddress = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '');
/** Where only the beginning changed, what is short would be the same. */
const bothShort = ({ from, to }: MovedProps['moved']): [string, string] =>
  shortAddress(from) === shortAddress(to) ? [from, to] : [shortAddress(from), shortAddress(to)];

/** An address that leads on for good, and the way back. */
function Moved({ source, moved, onChooseAddress }: MovedProps) {
  const [from, to] = bothShort(moved);
  return (
    <div className="source-moved">
      <p>
        {moved.isTaken ? (
          <>
            It moved for good from {from} to {to}.{' '}
            <When before="Kith asks there since" at={moved.at} />.
          </>
        ) : (
          <>
            It says that it moved for good to {to}. It stays at its old address, which leads there.
          </>
        )}
      </p>
      {onChooseAddress && (
        <Button size="s" tone="plain" onPress={() => onChooseAddress(source)}>
          {moved.isTaken ? 'Keep the old address' : 'Take the new address'}
        </Button>
      )}
    </div>
  );
}

function Entries({ source }: { source: SourceView }) {
  if (source.format === 'icalendar') return <>A calendar, read for its place.</>;
  if (source.entries === 0) return <>No entries yet.</>;
  const count = `${source.entries.toLocaleString('en')} ${source.entries === 1 ? 'entry' : 'entries'}`;
  return (
    <>
      {count}
      {source.gapMs !== null && `, ${gapWords(source.gapMs)}`}
      {source.latestAt !== null && (
        <>
          ; the latest <When at={source.latestAt} />
        </>
      )}
      .
    </>
  );
}

/** Some trouble waits for the member's hand, and is not tried again before. */
function NextTry({ source: { nextPollAt, polledAt } }: { source: SourceView }) {
  if (nextPollAt <= (polledAt ?? 0)) return null;
  return (
    <>
      <When before="Next try" at={nextPollAt} />.
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
        . <NextTry source={source} /> <Entries source={source} />
      </p>
    </div>
  );
}
