import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asHeading, Badge, Button, Fold, Link, List, When } from '#kit';
import { call, Loaded, read, type Undoable, useUndoable } from '#web-api';
import type { GoodForView } from '../../person/schema.ts';
import { entriesWords, SAYING_WORDS } from '../words.ts';
import './person.css';
import type { PersonPanelProps } from './person-now.tsx';

type ForGoal = GoodForView['goals'][number];

/** What a person is good for, goal by goal: evidence, signs, and what the member decided. */
export function PersonGoodFor({ person }: PersonPanelProps) {
  const path = `/people/${person.id}/good-for`;
  const query = useQuery(read<GoodForView>(path));
  const decide = useDecide(person, path);
  return (
    <Fold id="person.good-for" title="What for">
      <Loaded query={query} lines={5} label="Looking what they write on your goals">
        {({ goals, more }) =>
          goals.length === 0 ? (
            <p>
              No goal is under way. With <Link href="/goals">a goal</Link> Kith can say what{' '}
              {person.name} may know about it.
            </p>
          ) : (
            <>
              <List items={goals} keyOf={({ goal }) => goal.id} label="Goals">
                {(one) => <Goal one={one} onDecide={(decision) => decide({ one, decision })} />}
              </List>
              {more > 0 && (
                <p className="person-soft">
                  {more === 1 ? 'One more goal is' : `${more} more goals are`} under way; their own
                  pages say who fits them.
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Fold>
  );
}

const DECISION_WORDS = {
  chosen: <Badge tone="good">Chosen</Badge>,
  later: <Badge>For later</Badge>,
  dismissed: <Badge>Dismissed</Badge>,
  open: null,
} as const;

interface GoalProps {
  one: ForGoal;
  onDecide: (decision: ForGoal['decision']) => void;
}

function Goal({ one, onDecide }: GoalProps) {
  const { goal, decision, questions } = one;
  const title = asHeading(goal.title);
  return (
    <div className="good-for">
      <div className="good-for-head">
        <Link href={`/goals/${goal.id}`}>{title}</Link>
        {DECISION_WORDS[decision]}
        <span>
          {decision === 'chosen' ? (
            <Button
              size="s"
              tone="plain"
              aria-label={`Not chosen after all: ${title}`}
              onPress={() => onDecide('open')}
            >
              Not chosen after all
            </Button>
          ) : (
            <Button size="s" aria-label={`Choose for: ${title}`} onPress={() => onDecide('chosen')}>
              Choose
            </Button>
          )}
        </span>
      </div>
      {questions.length === 0 ? (
        <p className="person-soft">Not enough evidence: no entry that was read speaks of it.</p>
      ) : (
        <ul className="good-for-questions">
          {questions.map((question) => (
            <Question key={question.text} question={question} />
          ))}
        </ul>
      )}
      <Criteria criteria={one.criteria} />
    </div>
  );
}

const EXAMPLES_MAX = 2;

function Question({ question }: { question: ForGoal['questions'][number] }) {
  return (
    <li>
      <p>
        {SAYING_WORDS[question.strength]} on “{question.text}”{' '}
        <span className="person-soft">({entriesWords(question.entries)})</span>
      </p>
      {question.examples.slice(0, EXAMPLES_MAX).map(({ entryId, title, publishedAt }) => (
        <p key={entryId} className="person-line">
          <Link href={`/entries/${entryId}`}>{title || 'Untitled'}</Link>{' '}
          <span className="person-soft">
            {publishedAt === null ? 'date unknown' : <When at={publishedAt} />}
          </span>
        </p>
      ))}
    </li>
  );
}

type Criterion = ForGoal['criteria'][number];
const isSaid = ({ assessment }: Criterion): boolean => assessment !== 'unknown';

/** What the member said first, then the signs; the rest is named, since unknown is an answer too. */
function Criteria({ criteria }: { criteria: readonly Criterion[] }) {
  if (criteria.length === 0) return null;
  const said = criteria.filter(isSaid);
  const hinted = criteria.filter((one) => !isSaid(one) && one.hint === 'hint');
  const open = criteria.filter((one) => !isSaid(one) && one.hint !== 'hint');
  return (
    <>
      {said.map((one) => (
        <p key={one.criterion}>
          {one.title}: {one.assessment === 'yes' ? 'yes' : 'no'}, you say
          {one.reason && <span className="person-soft">. {one.reason}</span>}
        </p>
      ))}
      {hinted.map((one) => (
        <p key={one.criterion}>
          Perhaps {one.title.toLowerCase()}: <span className="person-soft">{one.because}</span>
        </p>
      ))}
      {open.length > 0 && (
        <p className="person-soft">
          Not enough evidence, or only you can say:{' '}
          {open.map(({ title }) => title.toLowerCase()).join(', ')}.
        </p>
      )}
    </>
  );
}

interface Decided {
  one: ForGoal;
  decision: ForGoal['decision'];
}

/** Chooses a person for a goal from their own page; shown at once, with undo. */
function useDecide(person: PersonPanelProps['person'], path: string): (decided: Decided) => void {
  const move = useMemo(() => {
    const put = (goalId: number, decision: ForGoal['decision']) =>
      call('PUT', `/goals/${goalId}/people/${person.id}/decision`, { decision });
    const made: Undoable<Decided, GoodForView> = {
      path,
      apply: (shown, { one, decision }) => ({
        ...shown,
        goals: shown.goals.map((other) =>
          other.goal.id === one.goal.id ? { ...other, decision } : other,
        ),
      }),
      send: ({ one, decision }) => put(one.goal.id, decision),
      undo: ({ one }) => put(one.goal.id, one.decision),
      words: ({ one, decision }) =>
        `${decision === 'chosen' ? 'Chosen' : 'Open again'} for: ${asHeading(one.goal.title)}`,
      alsoRefresh: ['/goals'],
    };
    return made;
  }, [person.id, path]);
  return useUndoable(move);
}
