import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { moveWords } from '../../src/connect/ui/intents.ts';
import { Loaded, readNow } from '../api/index.ts';
import { asHeading, Card, EmptyState, Link, Page, When } from '../kit/index.ts';
import { homePath } from './home-path.ts';
import './home.css';

const OnTrack = lazy(() =>
  import('../../src/reflect/ui/on-track.tsx').then((checks) => ({ default: checks.OnTrack })),
);

interface Named {
  id: number;
  name: string;
}
interface Titled {
  id: number;
  title: string;
}
interface HomeGoal extends Titled {
  reviewOn: string | null;
  isReviewDue: boolean;
  step: { id: number; text: string; nextDueOn: string | null; person: Named | null } | null;
  people: Named[];
  entries: (Titled & { person: Named; publishedAt: number })[];
}
interface Home {
  goals: HomeGoal[];
  goalsTotal: number;
  drafts: Titled[];
  moves: {
    id: number;
    intent: Parameters<typeof moveWords>[0]['intent'];
    person: Named;
    goal: Titled;
    dueOn: string | null;
  }[];
  movesTotal: number;
  cues: { stepId: number; goal: Titled; cue: string; action: string }[];
  keeping: { person: Named; why: string }[];
  waiting: number;
  requests: number;
  recall: number;
  week: { week: string; state: string };
}

/** `/`: today's goals, each with its next step, whom and what matters now, and what is due. Never a wall. */
export function HomePage() {
  const query = useQuery(readNow<Home>(homePath()));
  const day = new Date().toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return (
    <Page title={day} width="normal">
      <Loaded query={query} lines={8} label="Loading your day">
        {(home) =>
          home.goals.length === 0 && home.drafts.length === 0 ? (
            <FirstDay requests={home.requests} />
          ) : (
            <div className="home">
              <Goals home={home} />
              <Due home={home} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function FirstDay({ requests }: Pick<Home, 'requests'>) {
  return (
    <EmptyState
      title="Start with what your work asks of you"
      action={
        <Link href="/goals/new" look="primary">
          Write your first goal
        </Link>
      }
    >
      <p>
        A goal says what should be different at work and what you want to be able to do. From then
        on this page shows its next step, who can help, and what they published.
      </p>
      {requests > 0 && (
        <p>
          <Link href="/peers">{requestWords(requests)}</Link>
        </p>
      )}
    </EmptyState>
  );
}

function Goals({ home }: { home: Home }) {
  return (
    <section className="home-goals" aria-label="Goals">
      {home.goals.map((goal) => (
        <Goal key={goal.id} goal={goal} />
      ))}
      {home.drafts.slice(0, 2).map((draft) => (
        <p key={draft.id} className="home-draft">
          A draft waits: <Link href={`/goals/${draft.id}/edit`}>{asHeading(draft.title)}</Link>
        </p>
      ))}
      {home.goalsTotal > home.goals.length && (
        <Link href="/goals">{`All ${home.goalsTotal} goals`}</Link>
      )}
    </section>
  );
}

function Goal({ goal }: { goal: HomeGoal }) {
  return (
    <article className="home-goal">
      <h2>
        <Link href={`/goals/${goal.id}`} look="plain">
          {asHeading(goal.title)}
        </Link>
      </h2>
      <dl className="home-lines">
        <Line label="Next">
          {goal.step === null ? (
            <Link href={`/goals/${goal.id}/plan`}>Plan a first step</Link>
          ) : (
            <>
              <Link href={`/goals/${goal.id}/plan`} look="plain">
                {goal.step.text}
              </Link>
              {goal.step.nextDueOn !== null && <When at={goal.step.nextDueOn} before="," />}
            </>
          )}
        </Line>
        {goal.isReviewDue && (
          <Line label="Due">
            <Link href={`/goals/${goal.id}/review`}>Look back at this goal</Link>
          </Line>
        )}
        <Line label="With">
          {goal.people.length === 0 && <Link href={`/goals/${goal.id}`}>See who fits</Link>}
          {goal.people.map((person, at) => (
            <span key={person.id}>
              {at > 0 && ', '}
              <Link href={`/people/${person.id}`}>{person.name}</Link>
            </span>
          ))}
        </Line>
        {goal.entries.length > 0 && (
          <Line label="Lately">
            {goal.entries.map((entry) => (
              <span key={entry.id} className="home-entry">
                <Link href={`/entries/${entry.id}`}>{entry.title}</Link>{' '}
                <span className="home-quiet">
                  {entry.person.name}, <When at={entry.publishedAt} />
                </span>
              </span>
            ))}
          </Line>
        )}
      </dl>
      <Suspense>
        <OnTrack goalId={goal.id} />
      </Suspense>
    </article>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Due({ home }: { home: Home }) {
  const lines = [
    ...(home.waiting > 0
      ? [{ href: '/inbox', words: `${count(home.waiting, 'capture')} in the inbox` }]
      : []),
    ...(home.requests > 0 ? [{ href: '/peers', words: requestWords(home.requests) }] : []),
    ...(home.recall > 0
      ? [{ href: '/recall', words: `${count(home.recall, 'question')} to yourself` }]
      : []),
    ...(home.week.state === 'done' || home.week.state === 'skipped'
      ? []
      : [{ href: `/reviews/week/${home.week.week}`, words: 'Look back at this week' }]),
  ];
  return (
    <aside className="home-due" aria-label="Due">
      {home.moves.length > 0 && (
        <Card title="With people">
          <ul>
            {home.moves.map((move) => (
              <li key={move.id}>
                <Link href={`/goals/${move.goal.id}`}>
                  {moveWords({ ...move, state: 'planned' })}
                </Link>
                {move.dueOn !== null && <When at={move.dueOn} before="," />}
              </li>
            ))}
          </ul>
          {home.movesTotal > home.moves.length && (
            <Link href="/moves">{`All ${home.movesTotal} that are due`}</Link>
          )}
        </Card>
      )}
      {home.keeping.length > 0 && (
        <Card title="Keep in touch">
          <ul>
            {home.keeping.map(({ person, why }) => (
              <li key={person.id}>
                <Link href={`/people/${person.id}`}>{person.name}</Link>{' '}
                <span className="home-quiet">{why}</span>
              </li>
            ))}
          </ul>
          <Link href="/keeping">Why these, and who else</Link>
        </Card>
      )}
      {home.cues.length > 0 && (
        <Card title="If the moment comes">
          <ul>
            {home.cues.map((cue) => (
              <li key={cue.stepId}>
                If {cue.cue}, <Link href={`/goals/${cue.goal.id}/plan`}>then I {cue.action}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {lines.length > 0 && (
        <Card title="Also">
          <ul>
            {lines.map(({ href, words }) => (
              <li key={href}>
                <Link href={href}>{words}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </aside>
  );
}

const requestWords = (number: number) =>
  number === 1 ? 'A member wrote to you' : `${number} members wrote to you`;

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
