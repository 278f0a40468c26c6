import { asHeading, Link, When } from '#kit';
import type { BroughtPerson, Thing } from '../../network/schema.ts';

/** One person: what they brought, what one gave, and for which goals. */
export function BroughtStory({ told }: { told: BroughtPerson }) {
  const { person, latest, goals } = told;
  return (
    <li className="brought-story">
      <h3>
        <Link href={`/people/${person.id}`}>{person.name}</Link>
      </h3>
      <p className="network-soft">
        {latest !== null && (
          <>
            Last <When at={latest} />
          </>
        )}
        {goals.length > 0 && (
          <>
            {latest !== null && '; '}
            {latest === null ? 'For ' : 'for '}
            {goals.map(({ id, title }, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <Link href={`/goals/${id}`}>{asHeading(title)}</Link>
              </span>
            ))}
          </>
        )}
      </p>
      <Sides told={told} />
    </li>
  );
}

/** Both sides beside each other; what is empty on both is said once. */
function Sides({ told: { brought, gave, received, given } }: { told: BroughtPerson }) {
  if (brought.things.length + gave.things.length + received + given === 0)
    return <p className="network-soft">You were in touch, and wrote down no details.</p>;
  return (
    <div className="brought-sides">
      <Side title="They brought you" told={brought} fallback={receivedWords(received)} />
      <Side title="You gave" told={gave} fallback={givenWords(given)} />
    </div>
  );
}

const receivedWords = (times: number): string =>
  times > 0 ? 'Something, though you wrote down no details.' : 'Nothing you have written down.';
const givenWords = (times: number): string =>
  times > 0 ? 'Something, though you wrote down no details.' : 'Nothing you have written down.';

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
