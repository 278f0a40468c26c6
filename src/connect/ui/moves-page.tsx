import { useQuery } from '@tanstack/react-query';
import { EmptyState, Link, Page } from '#kit';
import { Loaded, read } from '#web-api';
import { byDay } from './days.ts';
import { MoveLists } from './move-lists.tsx';
import type { Moves } from './settling.ts';

const PATH = '/moves';

/** `/moves`: what is planned across all goals, by its day. */
export function MovesPage() {
  const query = useQuery(read<Moves>(PATH));
  return (
    <Page
      title="Moves"
      lede="What you plan to do next with people, for all your goals."
      width="reading"
    >
      <Loaded query={query} lines={6} label="Loading the moves">
        {({ moves }) => (
          <MoveLists moves={moves} path={PATH} hasGoal>
            {(planned, list) =>
              planned.length > 0 ? (
                byDay(planned, Date.now()).map(({ group, title, moves: some }) => (
                  <section key={group} className="moves-group">
                    <h2>{title}</h2>
                    {list(some)}
                  </section>
                ))
              ) : (
                <EmptyState
                  title="No moves planned"
                  action={
                    <Link href="/goals" look="primary">
                      To your goals
                    </Link>
                  }
                >
                  Open a goal, choose a person who fits it, and plan one small thing to do with
                  them.
                </EmptyState>
              )
            }
          </MoveLists>
        )}
      </Loaded>
    </Page>
  );
}
