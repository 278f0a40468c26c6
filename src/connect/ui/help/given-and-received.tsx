import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { EmptyState, Link, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { InteractionView } from '../../interactions/schema.ts';
import { storyWords } from './story-words.ts';

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
  const { day, people, gave, learnt, outcome } = interaction;
  const words = storyWords(interaction);
  if (words === null) return null;
  return (
    <>
      <span className="asks-soft">
        <When at={day} />
      </span>
      <span>
        {words.before}
        {people.map(({ id, name }, at) => (
          <Fragment key={id}>
            {at > 0 && ' and '}
            <Link href={`/people/${id}`}>{name}</Link>
          </Fragment>
        ))}
        {words.after}
        {words.about !== '' && `: ${words.about}`}
      </span>
      {[learnt, gave, outcome]
        .filter((said) => said !== '')
        .map((said) => (
          <span key={said} className="asks-soft">
            {said.length > 240 ? `${said.slice(0, 240)} …` : said}
          </span>
        ))}
    </>
  );
}
