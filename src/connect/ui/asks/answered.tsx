import { useQuery } from '@tanstack/react-query';
import { Link, List } from '#kit';
import { read } from '#web-api';
import type { AnsweredCounts, AnsweredView } from '../../asks/schema.ts';
import { answeredLine, answeredWords, STATE_WORDS } from './answered-words.ts';

interface AnsweredProps {
  person: { id: number; name: string };
}

/** On a proposal: how many of one's own asks they answered, once there were any. */
export function AnsweredLine({ person }: AnsweredProps) {
  const { data } = useQuery(read<{ people: AnsweredCounts }>('/asks/answered'));
  const theirs = data?.people.find(({ personId }) => personId === person.id);
  return theirs ? <>; {answeredLine(theirs)}</> : null;
}

/** A line of what is known of how somebody answers: what came of one's own asks, with the asks. */
export function AnsweredFacts({ person }: AnsweredProps) {
  const { data } = useQuery(read<AnsweredView>(`/people/${person.id}/answered`));
  if (!data) return null;
  return (
    <div>
      <dt>Your asks</dt>
      <dd>
        {answeredWords(data)}
        <List items={data.asks} keyOf={({ id }) => id} look="plain" label="Your asks to them">
          {({ id, question, state }) => (
            <p className="responds-reply">
              <Link href={`/asks/${id}`}>{question}</Link> {STATE_WORDS[state]}
            </p>
          )}
        </List>
      </dd>
    </div>
  );
}
