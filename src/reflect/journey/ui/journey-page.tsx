import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  asHeading,
  Button,
  Checkbox,
  EmptyState,
  Link,
  Page,
  useAddressPart,
  useAddressValue,
} from '#kit';
import { Loaded, readNow } from '#web-api';
import { spentWords } from '../../time/words-rules.ts';
import { leftOutWords } from '../kind-rules.ts';
import type { JourneyView } from '../schema.ts';
import { JourneyParts } from './journey-parts.tsx';
import { OnDay } from './on-day.tsx';
import { Timeline } from './timeline.tsx';
import './journey.css';

/** `/goals/$goalId/journey`: the way of a goal on one page, to read, keep or print. */
export function JourneyPage() {
  const goalId = useAddressPart('goalId');
  const [people, setPeople] = useAddressValue('people');
  const isNamed = people !== 'no';
  const path = `/goals/${encodeURIComponent(goalId)}/journey`;
  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  const asked = `?zone=${zone}${isNamed ? '' : '&people=no'}`;
  const query = useQuery({
    ...readNow<JourneyView>(`${path}${asked}`),
    // With or without names, what was unfolded stays so.
    placeholderData: keepPreviousData,
  });
  const tools = (
    <JourneyTools
      file={`/api/v1${path}.md${asked}`}
      isNamed={isNamed}
      isChanging={query.isPlaceholderData}
      onNamed={(named) => setPeople(named ? null : 'no')}
    />
  );
  if (query.data === undefined) {
    return (
      <Page title="Journey" above={<Link href={`/goals/${goalId}`}>The goal</Link>} width="reading">
        <Loaded query={query} lines={10} label="Gathering the journey">
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <Journey journey={query.data} tools={tools} />;
}

interface JourneyToolsProps {
  /** Where the Markdown file is. */
  file: string;
  isNamed: boolean;
  /** What is shown is not yet what was asked for: it must not be given away. */
  isChanging: boolean;
  onNamed: (isNamed: boolean) => void;
}

function JourneyTools({ file, isNamed, isChanging, onNamed }: JourneyToolsProps) {
  return (
    <div className="journey-tools">
      <Checkbox
        label="Name people"
        description="Only you see this page. Without names, those of the people of this goal are left out of what you wrote too; look for others yourself before you give it away."
        isChecked={isNamed}
        onChange={onNamed}
      />
      <div className="journey-acts">
        <Button isBusy={isChanging} onPress={() => window.print()}>
          Print or save as PDF
        </Button>
        <a className="button" href={file} download>
          Markdown file
        </a>
      </div>
    </div>
  );
}

/** Only that it was begun is known of it. */
const isToBegin = ({ goal, months, plan, people, evidence }: JourneyView): boolean =>
  [months, plan, people, evidence, goal.questions].every((all) => all.length === 0) &&
  `${goal.need}${goal.why}`.trim() === '';

function ToBegin({ goalId }: { goalId: number }) {
  return (
    <EmptyState
      title="The way has just begun"
      action={
        <Link href={`/goals/${goalId}/edit`} look="primary">
          Word the goal
        </Link>
      }
    >
      Why you want it, whom you ask, what you plan, write and try: it comes here by itself, month by
      month. What you do elsewhere you add by hand on the map.
    </EmptyState>
  );
}

const STATUS: Record<string, string> = { active: 'Under way', parked: 'Parked', met: 'Met' };

function Journey({ journey, tools }: { journey: JourneyView; tools: ReactNode }) {
  const { goal, confidence, time, leftOut } = journey;
  const [first, last] = [confidence[0], confidence.at(-1)];
  const spent = spentWords({ ...time, minutesPerWeek: goal.minutesPerWeek });
  return (
    <Page
      title={asHeading(goal.title)}
      windowTitle={`Journey: ${asHeading(goal.title)}`}
      above={<Link href={`/goals/${goal.id}`}>The goal</Link>}
      lede={
        <>
          {STATUS[goal.status] ?? 'Draft'}, begun <OnDay day={goal.beganOn} />
          {goal.partOf !== null && <>, a part of “{goal.partOf}”</>}
          {first && last && first !== last && (
            <>
              . Confidence from {first.value} to {last.value} of 100
            </>
          )}
        </>
      }
      width="reading"
    >
      {tools}
      <div className="journey">
        {goal.lastWords !== '' && <p className="journey-last">{goal.lastWords}</p>}
        {spent !== '' && <p>{spent}</p>}
        {leftOut > 0 && <p className="journey-soft">{leftOutWords(leftOut)}</p>}
        {isToBegin(journey) ? (
          <ToBegin goalId={goal.id} />
        ) : (
          <>
            <Timeline journey={journey} />
            <JourneyParts journey={journey} />
          </>
        )}
      </div>
    </Page>
  );
}
