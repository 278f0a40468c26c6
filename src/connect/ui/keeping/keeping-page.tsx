import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { todayHere } from '#days';
import { Card, Link, List, Page, Why } from '#kit';
import { Loaded, readNow } from '#web-api';
import { PUT_OFF_MAX, PUT_OFF_SHOWN } from '../../keeping/limits.ts';
import type { KeepingLine, KeepingView } from '../../keeping/schema.ts';
import { PutOffLines } from './put-off-lines.tsx';
import { QUEUE_TITLES } from './putting-off.ts';
import { QueueLine } from './queue-line.tsx';
import '../interactions.css';

const keepingPath = (putOffMax: number): string =>
  `/keeping?today=${todayHere()}${putOffMax > PUT_OFF_SHOWN ? `&putOff=${putOffMax}` : ''}`;

/** `/keeping`: three short queues, each line with why now and one thing to do. */
export function KeepingPage() {
  const [putOffMax, setPutOffMax] = useState(PUT_OFF_SHOWN);
  const path = keepingPath(putOffMax);
  const query = useQuery({ ...readNow<KeepingView>(path), placeholderData: keepPreviousData });
  return (
    <Page
      title="Keeping"
      lede="A few people, each for a reason. Nothing here is overdue: put off or let go what does not fit."
      width="reading"
    >
      <Loaded query={query} lines={8} label="Loading whom to keep in touch with">
        {(keeping) => (
          <div className="keeping">
            <Queue
              title={QUEUE_TITLES.maintain}
              path={path}
              lines={keeping.maintain}
              what="At most three people a week. Only real contact, in which both took part, begins the rhythm anew."
              none={<NobodyToKeep withRhythm={keeping.withRhythm} />}
              why={
                <Why of="monica-2018" about="keeping in touch">
                  So a rhythm is yours to set, and whom you met or put off is left alone.
                </Why>
              }
            />
            <Queue
              title={QUEUE_TITLES.build}
              path={path}
              lines={keeping.build}
              what="From your goals: whom you chose and have not met, and what nobody covers."
              none={<NobodyToKnow keeping={keeping} />}
            />
            <Queue
              title={QUEUE_TITLES.activate}
              path={path}
              lines={keeping.activate}
              what="People you were in touch with once: first who writes about a question that is open, or is known to you for it."
              none={<NobodyToWake keeping={keeping} />}
              why={
                <Why of={['levin-2011', 'walter-2015']} about="sleeping ties">
                  So who brings something new stands first here, and who is close does not.
                </Why>
              }
            />
            <PutOffLines
              lines={keeping.putOff}
              count={keeping.putOffCount}
              path={path}
              onMore={() => setPutOffMax(Math.min(putOffMax + PUT_OFF_SHOWN, PUT_OFF_MAX))}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface QueueProps {
  title: string;
  what: string;
  lines: readonly KeepingLine[];
  none: ReactNode;
  path: string;
  why?: ReactNode;
}

function Queue({ title, what, lines, none, path, why }: QueueProps) {
  return (
    <Card title={title}>
      <p className="keeping-what">{what}</p>
      {why}
      {lines.length === 0 ? (
        none
      ) : (
        <List items={[...lines]} keyOf={({ key }) => key} label={title}>
          {(line) => <QueueLine line={line} path={path} />}
        </List>
      )}
    </Card>
  );
}

function NobodyToKeep({ withRhythm }: { withRhythm: number }) {
  if (withRhythm > 0)
    return (
      <p className="keeping-none">
        Nobody this week: whoever has a rhythm was heard of, is put off, or has a move planned.
      </p>
    );
  return (
    <p className="keeping-none">
      Nobody has a rhythm yet. Open <Link href="/people">a person</Link>, say how you stand, and how
      often you want to hear of each other.
    </p>
  );
}

function NobodyToKnow({ keeping }: { keeping: KeepingView }) {
  const { activeGoals, hasChosen } = keeping;
  if (activeGoals > 0 && isPutOff(keeping, 'build')) return <OnlyPutOff />;
  if (activeGoals > 0 && !hasChosen)
    return (
      <p className="keeping-none">
        Nobody is chosen yet, and nobody stands out. Open <Link href="/goals">a goal</Link>, and
        choose who fits it.
      </p>
    );
  if (activeGoals > 0)
    return (
      <p className="keeping-none">
        Something has passed with everybody you chose, and your goals are covered as far as one can
        tell.
      </p>
    );
  return (
    <p className="keeping-none">
      This begins with a goal: <Link href="/goals">make one active</Link>, and choose who fits it.
    </p>
  );
}

function NobodyToWake({ keeping }: { keeping: KeepingView }) {
  if (keeping.activeGoals > 0 && isPutOff(keeping, 'activate')) return <OnlyPutOff />;
  return (
    <p className="keeping-none">
      {keeping.activeGoals === 0
        ? 'A sleeping tie is worth waking for a question. Make a goal active, and Kith looks who could answer.'
        : 'Nobody whom you were in touch with has been silent for a year, as far as Kith knows. Log earlier contacts, or bring in an archive.'}
    </p>
  );
}

const isPutOff = ({ putOff }: KeepingView, queue: KeepingLine['queue']): boolean =>
  putOff.some((line) => line.queue === queue);

const OnlyPutOff = () => (
  <p className="keeping-none">Nobody now but whom you put off; that stands below.</p>
);
