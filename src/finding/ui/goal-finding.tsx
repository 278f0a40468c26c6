import { lazy, Suspense } from 'react';
import { Card, EmptyState, ErrorBoundary, Link, Skeleton, Tabs, useAddressValue } from '#kit';
import { Loaded } from '#web-api';
import type { FindingView } from '../view.ts';
import { Arriving, LookNow, useArriving } from './arriving.tsx';
import type { PlanMove } from './person-row.tsx';
import {
  type AnsweredElsewhere,
  AnsweredElsewhereProvider,
  type RecordedElsewhere,
  RecordedElsewhereProvider,
} from './recorded-slot.ts';
import { useFinding } from './use-finding.ts';
import { WhoFits } from './who-fits.tsx';
import './finding.css';

// Who fits is what one comes for; the others are fetched when one goes there.
const Together = lazy(() =>
  import('./together.tsx').then((found) => ({ default: found.Together })),
);
const LookingFor = lazy(() =>
  import('./looking-for.tsx').then((found) => ({ default: found.LookingFor })),
);
const Beyond = lazy(() => import('./beyond.tsx').then((found) => ({ default: found.Beyond })));

export interface GoalFindingProps {
  goalId: number;
  planMove?: PlanMove | undefined;
  /** What later rooms remember of a person, beside what only the member can tell. */
  recorded?: RecordedElsewhere | undefined;
  /** What they know of how a person answers. */
  answered?: AnsweredElsewhere | undefined;
}

/** Everything that is found for a goal: who fits, who covers it together, whom to meet beyond. */
export function GoalFinding({ goalId, planMove, recorded, answered }: GoalFindingProps) {
  const progress = useArriving();
  const { query, isUnsettled } = useFinding(goalId, progress !== null);
  return (
    <RecordedElsewhereProvider value={recorded}>
      <AnsweredElsewhereProvider value={answered}>
        {progress && <Arriving progress={progress} />}
        <Loaded query={query} lines={10} label="Looking who fits">
          {(finding) => {
            if (finding.lookedAt.sources === 0) return <NoSources />;
            if (finding.lookedAt.entries === 0 && !progress) return <NothingRead />;
            return (
              <Views
                goalId={goalId}
                finding={finding}
                isArriving={isUnsettled}
                planMove={planMove}
              />
            );
          }}
        </Loaded>
      </AnsweredElsewhereProvider>
    </RecordedElsewhereProvider>
  );
}

interface ViewsProps extends GoalFindingProps {
  finding: FindingView;
  isArriving: boolean;
}

function Views({ goalId, finding, isArriving, planMove }: ViewsProps) {
  const [tab, setTab] = useAddressValue('tab');
  return (
    <Tabs
      label="What was found"
      value={tab ?? 'people'}
      onChange={(id) => setTab(id === 'people' ? null : id)}
      tabs={[
        {
          id: 'people',
          label: 'Who fits',
          count: finding.people.length,
          content: () => (
            <ErrorBoundary part="The people of this goal">
              <WhoFits
                goalId={goalId}
                finding={finding}
                isArriving={isArriving}
                planMove={planMove}
              />
            </ErrorBoundary>
          ),
        },
        {
          id: 'together',
          label: 'Together',
          content: () => (
            <Part name="Who covers the goal together">
              <Together goalId={goalId} finding={finding} />
            </Part>
          ),
        },
        {
          id: 'looking',
          label: 'Looking for',
          content: () => (
            <Part name="Whom you look for">
              <LookingFor goalId={goalId} finding={finding} />
            </Part>
          ),
        },
        {
          id: 'beyond',
          label: 'Beyond',
          content: () => (
            <Part name="People beyond your network">
              <Beyond goalId={goalId} />
            </Part>
          ),
        },
      ]}
    />
  );
}

function Part({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <ErrorBoundary part={name}>
      <Suspense fallback={<Skeleton lines={6} />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function NoSources() {
  return (
    <EmptyState
      title="Now bring in whom you read"
      action={
        <Link href="/sources/import" look="primary">
          Bring in people and sources
        </Link>
      }
    >
      <p>
        Kith looks for who can help among those you follow: a list of your feed reader, Mastodon or
        LinkedIn, or a few addresses. You see first what is made, and can take it all back.
      </p>
    </EmptyState>
  );
}

function NothingRead() {
  return (
    <Card title="Your sources have not been read yet">
      <div className="nothing-read">
        <p>Kith looks at them by itself as time goes by. You can also ask it to look now.</p>
        <LookNow />
      </div>
    </Card>
  );
}
