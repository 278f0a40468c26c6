import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { EmptyState, Link, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { InteractionView } from '../../interactions/schema.ts';

const DIRECTIONS = {
  given: 'You gave to ',
  received: 'You received from ',
  both: 'Both gave, with ',
};

/** How the title of an answer begins; who asked is said before the name here. */
const ASKED = /^Asked: /u;

/** What passed between the member and others, as a story: told, never counted. */
export function GivenAndReceived({ personId }: { personId?: number | undefined }) {
  const path = personId === undefined ? '/interactions' : `/interactions?person=${personId}`;
  const query = useQuery(read<{ interactions: InteractionView[] }>(path));
  return (
    <Loaded query={query} lines={5} label="Loading what passed">
      {({ interactions }) => {
        const told = interactions.filter(({ direction }) => direction !== null);
        return told.length === 0 ? (
          <EmptyState title="Nothing is told yet">
            What you give and what you receive stands here as it happens: answers to your asks,
            help, introductions, and what came of your moves.
          </EmptyState>
        ) : (
          <ol className="story-lines">
            {told.map((one) => (
              <li key={one.id} className="story-line">
                <Line interaction={one} />
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}

function Line({ interaction }: { interaction: InteractionView }) {
  const { day, direction, people, title, origin, gave, learnt, outcome } = interaction;
  if (direction === null) return null;
  return (
    <>
      <span className="asks-soft">
        <When at={day} />
      </span>
      <span>
        {origin === 'ask' ? 'You asked ' : DIRECTIONS[direction]}
        {people.map(({ id, name }, at) => (
          <Fragment key={id}>
            {at > 0 && ' and '}
            <Link href={`/people/${id}`}>{name}</Link>
          </Fragment>
        ))}
        {title !== '' && `: ${title.replace(ASKED, '')}`}
      </span>
      {[learnt, gave, outcome]
        .filter((words) => words !== '')
        .map((words) => (
          <span key={words} className="asks-soft">
            {words.length > 240 ? `${words.slice(0, 240)} …` : words}
          </span>
        ))}
    </>
  );
}
