import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, EmptyState, List, Select, toast, useGo, When } from '#kit';
import { call, PeopleField, sayNotDone } from '#web-api';
import { LOGGED_AT_ONCE_MAX, PEOPLE_OF_ONE_MAX } from '../../interactions/limits.ts';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import type { InteractionView } from '../../interactions/schema.ts';
import { useGoalsOfMine } from '../goals-of-mine.ts';
import {
  type Chosen,
  formsOf,
  isReady,
  logWords,
  type ProposedEvent,
  unknownIn,
  withEvent,
} from './calendar-choice.ts';
import { refreshStory } from './use-logging.ts';

const NO_GOAL = 'none';

/** The meetings of a calendar with people in them: choose which, say who was there, log them together. */
export function CalendarEvents({ proposal }: { proposal: CalendarProposal }) {
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [goalId, setGoalId] = useState<number | null>(null);
  const { log, isBusy } = useLoggingSeveral();
  const { events, withoutPeople, isCut } = proposal;
  if (events.length === 0)
    return (
      <EmptyState title="No meeting with people in these days">
        Choose an earlier day, or another file. Events to which nobody was invited are left out.
      </EmptyState>
    );
  return (
    <form
      className="calendar"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady(chosen)) void log(formsOf(proposal, chosen, goalId));
      }}
    >
      <List items={events} keyOf={({ key }) => key} label="Meetings">
        {(event) => (
          <Meeting
            event={event}
            people={chosen.get(event.key)}
            onChoose={(isWanted) => setChosen(withEvent(chosen, event, isWanted))}
            onPeople={(people) => setChosen(new Map(chosen).set(event.key, people))}
          />
        )}
      </List>
      <p className="calendar-left">
        {withoutPeople > 0 && `${withoutPeople} without anybody invited are left out. `}
        {isCut && 'There are more: choose a later day to see fewer. '}
        {chosen.size === LOGGED_AT_ONCE_MAX && `${LOGGED_AT_ONCE_MAX} are logged at a time.`}
      </p>
      <GoalOfAll goalId={goalId} onChange={setGoalId} />
      <Button type="submit" tone="primary" isBusy={isBusy} isDisabled={!isReady(chosen)}>
        {logWords(chosen.size)}
      </Button>
    </form>
  );
}

interface MeetingProps {
  event: ProposedEvent;
  /** Who was there; undefined while it is not chosen. */
  people: readonly { id: number; name: string }[] | undefined;
  onChoose: (isWanted: boolean) => void;
  onPeople: (people: { id: number; name: string }[]) => void;
}

function Meeting({ event, people, onChoose, onPeople }: MeetingProps) {
  const isLogged = event.loggedAs !== null;
  const unknown = unknownIn(event);
  const names = event.guests.map(({ person, name, email }) => person?.name ?? (name || email));
  return (
    <div className="calendar-event">
      <Checkbox
        label={event.title || 'A meeting'}
        description={isLogged ? 'Logged already' : names.join(', ')}
        isChecked={people !== undefined}
        isDisabled={isLogged}
        onChange={onChoose}
      />
      <When at={event.day} />
      {people !== undefined && (
        <div className="calendar-event-people">
          <PeopleField
            label={`Who was there: ${event.title || 'a meeting'}`}
            value={people}
            onChange={onPeople}
            countMax={PEOPLE_OF_ONE_MAX}
            error={people.length === 0 ? 'Say who it was, or take the meeting out.' : undefined}
          />
          {unknown.length > 0 && (
            <p className="calendar-left">Not in your network: {unknown.join(', ')}</p>
          )}
        </div>
      )}
    </div>
  );
}

function GoalOfAll({
  goalId,
  onChange,
}: {
  goalId: number | null;
  onChange: (goalId: number | null) => void;
}) {
  const goals = useGoalsOfMine();
  if (goals.length === 0) return null;
  return (
    <Select
      label="What were they for?"
      value={goalId === null ? NO_GOAL : String(goalId)}
      onChange={(value) => onChange(value === NO_GOAL ? null : Number(value))}
      choices={[
        { value: NO_GOAL, label: 'No goal yet; add one to each later' },
        ...goals.map(({ id, title }) => ({ value: String(id), label: title })),
      ]}
    />
  );
}

function useLoggingSeveral() {
  const client = useQueryClient();
  const go = useGo();
  const [isBusy, setBusy] = useState(false);
  const log = async (interactions: ReturnType<typeof formsOf>) => {
    setBusy(true);
    try {
      const body = { interactions };
      const answer = await call<{ interactions: InteractionView[] }>(
        'POST',
        '/interactions/several',
        body,
      );
      const ids = answer.interactions.map(({ id }) => id);
      const undo = async () => {
        await call('PUT', '/interactions/removed', { ids, isRemoved: true }).catch(sayNotDone);
        await refreshStory(client);
      };
      toast(`Logged ${ids.length === 1 ? 'one meeting' : `${ids.length} meetings`}`, {
        undo: () => void undo(),
      });
      await refreshStory(client);
      go('/interactions');
    } catch (error) {
      sayNotDone(error);
      setBusy(false);
    }
  };
  return { log, isBusy };
}
