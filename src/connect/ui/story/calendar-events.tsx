import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Checkbox, EmptyState, List, Select, toast, useGo, When } from '#kit';
import { call, type NamedPerson, PeopleField, sayNotDone } from '#web-api';
import { LOGGED_AT_ONCE_MAX, PEOPLE_OF_ONE_MAX } from '../../interactions/limits.ts';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import type { InteractionView } from '../../interactions/schema.ts';
import { useGoalsOfMine } from '../goals-of-mine.ts';
import {
  type Chosen,
  calledIn,
  formsOf,
  isReady,
  logWords,
  type ProposedEvent,
  type ProposedGuest,
  stillIn,
  unknownIn,
  withEvent,
  withNewcomer,
} from './calendar-choice.ts';
import { AddGuest, WhichIsMe } from './calendar-people.tsx';
import { refreshStory } from './use-logging.ts';

const NO_GOAL = 'none';

interface CalendarEventsProps {
  proposal: CalendarProposal;
  /** Somebody is known now, or it is known who one is: the same file says more. */
  onPeopleChanged: () => Promise<unknown>;
}

/** The meetings of a calendar with people in them: choose which, say who was there, log them together. */
export function CalendarEvents({ proposal, onPeopleChanged }: CalendarEventsProps) {
  const [kept, setChosen] = useState<Chosen>(new Map());
  const chosen = stillIn(kept, proposal);
  const [isNobody, setNobody] = useState(false);
  const maybeMe = isNobody ? [] : proposal.maybeMe;
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
      <WhichIsMe maybeMe={maybeMe} onNo={() => setNobody(true)} onPeopleChanged={onPeopleChanged} />
      <List items={events} keyOf={({ key }) => key} label="Meetings">
        {(event) => (
          <Meeting
            event={event}
            unknown={unknownIn(event, maybeMe)}
            people={chosen.get(event.key)}
            onChoose={(isWanted) => setChosen(withEvent(chosen, event, isWanted))}
            onPeople={(people) => setChosen(new Map(chosen).set(event.key, people))}
            onAdded={(guest, person) => {
              setChosen((before) => withNewcomer(before, proposal, { guest, person }));
              void onPeopleChanged();
            }}
            onPeopleChanged={onPeopleChanged}
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
  /** Those invited whom nobody fits. */
  unknown: readonly ProposedGuest[];
  /** Who was there; undefined while it is not chosen. */
  people: readonly NamedPerson[] | undefined;
  onChoose: (isWanted: boolean) => void;
  onPeople: (people: NamedPerson[]) => void;
  onAdded: (guest: ProposedGuest, person: NamedPerson) => void;
  onPeopleChanged: () => Promise<unknown>;
}

function Meeting({ event, unknown, people, onChoose, onPeople, ...newcomers }: MeetingProps) {
  const isLogged = event.loggedAs !== null;
  const names = event.guests.map((guest) => guest.person?.name ?? calledIn(guest));
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
            <ul className="calendar-unknown" aria-label="Not in your network">
              {unknown.map((guest) => (
                <li key={calledIn(guest)}>
                  <AddGuest guest={guest} {...newcomers} />
                </li>
              ))}
            </ul>
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
