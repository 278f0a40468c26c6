import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, List, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { ResponsivenessView } from '../responsiveness/schema.ts';
import type { FoundPerson } from '../view.ts';
import { useAnsweredElsewhere } from './recorded-slot.ts';
import { repliesWords, respondsWords } from './responds-words.ts';
import './responds.css';

/** On a proposal, a line of its own: who knows most is not always who answers. */
export function RespondsLine({ person }: { person: FoundPerson }) {
  const elsewhere = useAnsweredElsewhere();
  const { heardOn } = person.responsiveness;
  return (
    <p className="responds-line">
      <b>Will they answer?</b> {respondsWords(person)}
      {heardOn && (
        <>
          ; <When at={heardOn} before="you heard from them" />
        </>
      )}
      {elsewhere?.line(person)}.
    </p>
  );
}

interface RespondsProps {
  person: { id: number; name: string };
  /** What came of one's own asks, which a later room knows. */
  answered?: ReactNode;
}

/** All that is known of whether somebody is around and answers, line by line, with the entries that show it. */
export function Responds({ person, answered }: RespondsProps) {
  const query = useQuery(read<ResponsivenessView>(`/people/${person.id}/responsiveness`));
  return (
    <Loaded query={query} lines={3} label="Looking whether they answer">
      {({ writing, replies, heardOn }) => (
        <dl className="responds">
          <Writing writing={writing} />
          <Replies replies={replies} />
          <div>
            <dt>Heard from</dt>
            <dd>
              {heardOn ? (
                <When at={heardOn} />
              ) : (
                'Not known: no archive you brought in tells of it.'
              )}
            </dd>
          </div>
          {answered}
        </dl>
      )}
    </Loaded>
  );
}

function Writing({ writing: { latest, lately } }: Pick<ResponsivenessView, 'writing'>) {
  return (
    <div>
      <dt>Writing</dt>
      <dd>
        {latest === null ? (
          'Not enough evidence: nothing of theirs has been read.'
        ) : (
          <>
            {lately === 0
              ? 'Nothing in the last three months. '
              : `${lately === 1 ? 'Once' : `${lately} times`} in the last three months. `}
            Last: <EntryLink {...latest} />
          </>
        )}
      </dd>
    </div>
  );
}

function Replies({ replies }: Pick<ResponsivenessView, 'replies'>) {
  return (
    <div>
      <dt>Replies to others</dt>
      <dd>
        {repliesWords(replies)}
        <List
          items={replies.examples}
          keyOf={({ entryId }) => entryId}
          look="plain"
          label="Replies to others"
        >
          {({ to, ...reply }) => (
            <p className="responds-reply">
              <EntryLink {...reply} />
              {', in reply to '}
              {to.person && (
                <>
                  <Link href={`/people/${to.person.id}`}>{to.person.name}</Link>
                  {': '}
                </>
              )}
              <Link href={`/entries/${to.entryId}`}>{to.title || 'an entry without a title'}</Link>
            </p>
          )}
        </List>
      </dd>
    </div>
  );
}

interface EntryLinkProps {
  entryId: number;
  title: string;
  publishedAt: number | null;
}

const EntryLink = ({ entryId, title, publishedAt }: EntryLinkProps) => (
  <>
    <Link href={`/entries/${entryId}`}>{title || 'Without a title'}</Link>{' '}
    {publishedAt === null ? 'date unknown' : <When at={publishedAt} />}
  </>
);
