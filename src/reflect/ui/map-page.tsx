import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  asHeading,
  Button,
  Card,
  EmptyState,
  Link,
  Page,
  useAddressPart,
  useAddressValue,
  Why,
} from '#kit';
import { Loaded, read, readNow } from '#web-api';
import { PHASE_WORDS } from '../behaviours/cell-rules.ts';
import type { BehavioursPage, BehaviourView, MapView } from '../behaviours/schema.ts';
import { TimeSpent } from '../time/ui/time-spent.tsx';
import { AddBehaviour } from './add-behaviour.tsx';
import { BehaviourList } from './behaviour-list.tsx';
import { CellDialog } from './cell-dialog.tsx';
import { MapPicture } from './map-picture.tsx';
import { OnTrack } from './on-track.tsx';
import { asked } from './period.ts';
import { PeriodField, usePeriod } from './period-field.tsx';
import { Progress } from './progress.tsx';
import { RowWhy } from './row-why.tsx';
import { useByHand } from './use-by-hand.ts';
import './map.css';

type Cell = MapView['cells'][number];
interface Goal {
  id: number;
  able: string;
  need: string;
  minutesPerWeek: number | null;
}

/** `/map`: what was lived for all goals, and for none. */
export function MapPage() {
  return <MapOf goalId={null} minutesPerWeek={null} />;
}

/** `/goals/$goalId/map`. */
export function GoalMapPage() {
  const goalId = Number(useAddressPart('goalId'));
  const goal = useQuery(read<Goal>(`/goals/${goalId}`));
  const written = goal.data?.able || goal.data?.need || 'Goal';
  const title = asHeading(written);
  const minutesPerWeek = goal.data?.minutesPerWeek ?? null;
  return <MapOf key={goalId} goalId={goalId} goal={title} minutesPerWeek={minutesPerWeek} />;
}

const LEDE = 'How you learn: four ways, before, during and after. Each seed is one thing you did.';

interface MapOfProps {
  goalId: number | null;
  /** Its name, where it is of one goal. */
  goal?: string;
  minutesPerWeek: number | null;
}

function MapOf({ goalId, goal, minutesPerWeek }: MapOfProps) {
  const [isAdding, setAdding] = useState(false);
  const period = usePeriod();
  const query = useQuery({
    ...readNow<MapView>(`/map${asked(period.period.bounds, goalId)}`),
    // The picture of before stays while the next period is on its way.
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="Map"
      windowTitle={goal === undefined ? undefined : `Map: ${goal}`}
      lede={LEDE}
      above={goalId === null ? undefined : <Link href={`/goals/${goalId}`}>{goal}</Link>}
      actions={
        <>
          <Link href="/tools" look="button">
            Tools
          </Link>
          <Button onPress={() => setAdding(true)}>Add by hand</Button>
        </>
      }
    >
      <PeriodField {...period} />
      <Loaded query={query} lines={12} label="Loading the map">
        {(map) => (
          <Shown map={map} goalId={goalId} period={period.period} minutesPerWeek={minutesPerWeek} />
        )}
      </Loaded>
      <About />
      {isAdding && <AddBehaviour goalId={goalId} onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface ShownProps {
  map: MapView;
  goalId: number | null;
  period: ReturnType<typeof usePeriod>['period'];
  minutesPerWeek: number | null;
}
type Editing = { behaviour?: BehaviourView; cell?: Cell } | null;

function Shown({ map, goalId, period, minutesPerWeek }: ShownProps) {
  const [named, setNamed] = useAddressValue('cell');
  const [editing, setEditing] = useState<Editing>(null);
  const { remove } = useByHand();
  const cell = map.cells.find((one) => nameOf(one) === named);
  const acts = {
    onChange: (behaviour: BehaviourView) => setEditing({ behaviour }),
    onRemove: (behaviour: BehaviourView) => void remove(behaviour),
  };
  return (
    <>
      {map.next && <Next next={map.next} isForAll={goalId === null} />}
      <MapPicture
        map={map}
        caption={`What you lived in each of the twelve cells, ${period.words}`}
        onOpen={(one) => setNamed(nameOf(one))}
      />
      {goalId !== null && (
        <section className="map-latest">
          <h2>How it goes</h2>
          <OnTrack goalId={goalId} />
          <Progress goalId={goalId} />
        </section>
      )}
      <TimeSpent
        goalId={goalId}
        bounds={period.bounds}
        periodWords={period.words}
        minutesPerWeek={minutesPerWeek}
      />
      <Latest goalId={goalId} period={period} {...acts} />
      {cell && (
        <CellDialog
          cell={cell}
          goalId={goalId}
          bounds={period.bounds}
          periodWords={period.words}
          onAdd={() => setEditing({ cell })}
          onClose={() => setNamed(null)}
          {...acts}
        />
      )}
      {editing && <AddBehaviour goalId={goalId} {...editing} onClose={() => setEditing(null)} />}
    </>
  );
}

const nameOf = ({ c, phase }: Cell) => `${c}-${phase}`;

function Next({ next, isForAll }: { next: NonNullable<MapView['next']>; isForAll: boolean }) {
  return (
    <Card tone="accent">
      <div className="map-next">
        <div>
          <h2>One next step</h2>
          <p>
            {next.words}
            {isForAll && next.goal && (
              <>
                {' '}
                <span className="map-next-goal">
                  For <Link href={`/goals/${next.goal.id}/map`}>“{next.goal.title}”</Link>.
                </span>
              </>
            )}
          </p>
        </div>
        <Link href={next.action.href} look="primary">
          {next.action.label}
        </Link>
      </div>
    </Card>
  );
}

const LATEST_MAX = 8;

type LatestProps = Pick<ShownProps, 'goalId' | 'period'> & {
  onChange: (behaviour: BehaviourView) => void;
  onRemove: (behaviour: BehaviourView) => void;
};

function Latest({ goalId, period, ...acts }: LatestProps) {
  const query = useQuery({
    ...readNow<BehavioursPage>(`/behaviours${asked(period.bounds, goalId)}`),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="map-latest">
      <h2>Lately</h2>
      <Loaded query={query} lines={4} label="Loading what you did">
        {({ behaviours }) =>
          behaviours.length > 0 ? (
            <BehaviourList
              behaviours={behaviours.slice(0, LATEST_MAX)}
              hasGoal={goalId === null}
              {...acts}
            />
          ) : (
            <EmptyState
              title={
                period.name === 'all' ? 'Nothing is noted yet' : `Nothing is noted ${period.words}`
              }
            >
              What you do in Kith comes here by itself: a note, a step done, a move with somebody.
              What you do elsewhere you add by hand. Looking at something does not count.
            </EmptyState>
          )
        }
      </Loaded>
    </section>
  );
}

function About() {
  return (
    <details className="map-about">
      <summary>About this map</summary>
      <div>
        <p>
          It shows which ways of learning you live, so that you see those you may have forgotten.
          There is no right amount of each, and an open cell is no fault.
        </p>
        <Why of={['milligan-2014', 'neelen-2018']} about="the whole range of cells">
          It is said that the whole range should be supported; so each cell is shown, and nothing
          here is added up.
        </Why>
        {(Object.keys(PHASE_WORDS) as Cell['phase'][]).map((phase) => (
          <div key={phase}>
            <h3>{PHASE_WORDS[phase].name}</h3>
            <RowWhy phase={phase} />
          </div>
        ))}
      </div>
    </details>
  );
}
