import { useQuery } from '@tanstack/react-query';
import { Loaded, readNow } from '../api/index.ts';
import { EmptyState, Link, Page } from '../kit/index.ts';
import type { Home } from './home/answer.ts';
import { Due, requestWords } from './home/due.tsx';
import { Goals } from './home/goals.tsx';
import { useFit } from './home/use-fit.ts';
import { homePath } from './home-path.ts';
import './home.css';

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
            <Day home={home} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Day({ home }: { home: Home }) {
  const { amounts, goals, due } = useFit(home);
  return (
    <div className="home" data-tight={amounts.isTight || undefined}>
      <Goals home={home} amounts={amounts} ref={goals} />
      <Due home={home} isShort={amounts.isDueShort} ref={due} />
    </div>
  );
}

/** What comes after the first goal, so that one sees where it leads. */
const AFTER = [
  {
    title: 'Bring in people',
    words:
      'Whom you read, follow or know already: a list of your feed reader, Mastodon, LinkedIn, or a few addresses.',
  },
  {
    title: 'See who fits, and why',
    words:
      'Kith reads what they publish for your questions. Choose some, and plan the next move with one.',
  },
  {
    title: 'Come back to your day',
    words: 'One step, who helps with it, and a few minutes of reading, each day on this page.',
  },
];

function FirstDay({ requests }: Pick<Home, 'requests'>) {
  return (
    <div className="first-day">
      <FirstGoal requests={requests} />
      <section aria-labelledby="after">
        <h2 id="after">What comes after</h2>
        <ol>
          {AFTER.map(({ title, words }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{words}</p>
            </li>
          ))}
        </ol>
      </section>
      <p className="first-day-else">
        Or begin with the people: <Link href="/sources/import">bring in whom you read</Link>.
      </p>
    </div>
  );
}

function FirstGoal({ requests }: Pick<Home, 'requests'>) {
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
