import { Link, When } from '#kit';
import type { BroughtPerson, Thing } from '../../network/schema.ts';

/** One person: what they brought, what one gave, and for which goals. */
export function BroughtStory({ told }: { told: BroughtPerson }) {
  const { person, latest, brought, gave, goals } = told;
  return (
    <li className="brought-story">
      <h3>
        <Link href={`/people/${person.id}`}>{person.name}</Link>
      </h3>
      <p className="network-soft">
        {latest !== null && (
          <>
            last <When at={latest} />
          </>
        )}
        {goals.length > 0 && (
          <>
            {latest !== null && '; '}
            {'for '}
            {goals.map(({ id, title }, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <Link href={`/goals/${id}`}>{title}</Link>
              </span>
            ))}
          </>
        )}
      </p>
      <div className="brought-sides">
        <Side title="They brought you" told={brought} fallback={receivedWords(told.received)} />
        <Side title="You gave" told={gave} fallback={givenWords(told.given)} />
      </div>
    </li>
  );
}

const receivedWords = (times: number): string =>
  times > 0
    ? 'You received something; what it was is not written down.'
    : 'Nothing is written down.';
const givenWords = (times: number): string =>
  times > 0 ? 'You gave something; what it was is not written down.' : 'Nothing is written down.';

interface SideProps {
  title: string;
  told: BroughtPerson['brought'];
  fallback: string;
}

function Side({ title, told: { things, more }, fallback }: SideProps) {
  return (
    <div>
      <h4>{title}</h4>
      {things.length === 0 ? (
        <p className="network-soft">{fallback}</p>
      ) : (
        <ul>
          {things.map((thing) => (
            <li key={`${thing.kind} ${thing.id} ${thing.words}`}>
              <Told thing={thing} />
            </li>
          ))}
          {more > 0 && <li className="network-soft">{`and ${more} more, earlier`}</li>}
        </ul>
      )}
    </div>
  );
}

function Told({ thing: { kind, id, words, day } }: { thing: Thing }) {
  const when = day !== null && (
    <span className="network-soft">
      {' '}
      <When at={day} />
    </span>
  );
  if (kind === 'kept')
    return (
      <>
        Kept: <Link href={`/notes/${id}`}>{words || 'a note without a title'}</Link>
        {when}
      </>
    );
  if (kind === 'helped')
    return (
      <>
        Helped: <Link href={`/goals/${id}`}>{words}</Link>
        {when}
      </>
    );
  if (kind === 'met')
    return (
      <>
        Through them you met <Link href={`/people/${id}`}>{words}</Link>
      </>
    );
  if (kind === 'introduced')
    return (
      <>
        You brought them together with <Link href={`/people/${id}`}>{words}</Link>
        {when}
      </>
    );
  return (
    <>
      “{words}”{when}
    </>
  );
}
