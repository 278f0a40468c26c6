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
