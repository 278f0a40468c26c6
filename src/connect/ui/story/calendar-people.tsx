import { useState } from 'react';
import { Button, Card, toast } from '#kit';
import { call, type NamedPerson, sayNotDone, useMember } from '#web-api';
import type { CalendarProposal } from '../../interactions/readers/propose.ts';
import { calledIn, type ProposedGuest } from './calendar-choice.ts';

type MaybeMe = CalendarProposal['maybeMe'][number];

interface WhichIsMeProps {
  maybeMe: readonly MaybeMe[];
  onNo: () => void;
  onPeopleChanged: () => Promise<unknown>;
}

/** Whoever is in nearly all meetings is likely whose calendar it is. It is asked once, and taken for granted never. */
export function WhichIsMe({ maybeMe, onNo, onPeopleChanged }: WhichIsMeProps) {
  const { say, isBusy } = useSayingMe(onPeopleChanged);
  const [only, ...others] = maybeMe;
  if (!only) return null;
  const isOne = others.length === 0;
  return (
    <Card title={isOne ? 'Is this you?' : 'Which of these is you?'} level={2} tone="sunken">
      <p>
        {isOne
          ? `${withAddress(only)} seems to keep this calendar. If that is you, you are left out of your own meetings.`
          : 'One of them seems to keep this calendar. You are left out of your own meetings once Kith knows.'}
      </p>
      <div className="calendar-acts">
        {maybeMe.map((one) => (
          <Button key={calledIn(one)} isBusy={isBusy} onPress={() => void say(one)}>
            {isOne ? 'Yes, this is me' : withAddress(one)}
          </Button>
        ))}
        <Button tone="plain" onPress={onNo}>
          {isOne ? 'No' : 'None of them'}
        </Button>
      </div>
    </Card>
  );
}

const withAddress = ({ name, email }: Pick<MaybeMe, 'name' | 'email'>): string =>
  name && email ? `${name} (${email})` : name || email;

/** The member's own person gets the address; where there is none yet, one is made, or the one of that address is it. */
function useSayingMe(onPeopleChanged: () => Promise<unknown>) {
  const member = useMember();
  const [isBusy, setBusy] = useState(false);
  const say = async (one: MaybeMe) => {
    setBusy(true);
    try {
      const undo = await sayMe(one, member.displayName);
      toast(`${calledIn(one)} is you`, {
        undo: () => void takeBack(undo, onPeopleChanged),
      });
      await onPeopleChanged();
    } catch (error) {
      sayNotDone(error);
    }
    setBusy(false);
  };
  return { say, isBusy };
}

type Undo = () => Promise<unknown>;

async function takeBack(undo: Undo, onPeopleChanged: Undo): Promise<void> {
  await undo().catch(sayNotDone);
  await onPeopleChanged();
}

async function sayMe({ name, email, person }: MaybeMe, displayName: string): Promise<Undo> {
  const { personId: me } = await call<{ personId: number | null }>('GET', '/people/me');
  const setMe = (personId: number | null) => call('PUT', '/people/me', { personId });
  if (person !== null) {
    await setMe(person.id);
    return () => setMe(me);
  }
  if (me !== null) {
    const field = email ? { field: 'email', value: email } : { field: 'nickname', value: name };
    const { fields } = await call<WithFields>('POST', `/people/${me}/fields`, field);
    const id = idOfHand(fields, field);
    return () => call('DELETE', `/people/${me}/fields/${id}`);
  }
  const made = await addPerson({ name: name || displayName, email });
  await setMe(made.id);
  return async () => {
    await setMe(null);
    await call('DELETE', `/people/${made.id}`);
  };
}

interface WithFields {
  fields: {
    field: string;
    values: { value: string; provenance: { id: number; origin: string }[] }[];
  }[];
}

const idOfHand = (
  fields: WithFields['fields'],
  { field, value }: Record<'field' | 'value', string>,
) =>
  fields
    .find((one) => one.field === field)
    ?.values.find((one) => one.value === value)
    ?.provenance.find(({ origin }) => origin === 'hand')?.id;

const addPerson = ({ name, email }: { name: string; email: string }): Promise<NamedPerson> =>
  call<NamedPerson>('POST', '/people', {
    name,
    fields: email ? [{ field: 'email', value: email }] : [],
  });

interface AddGuestProps {
  guest: ProposedGuest;
  onAdded: (guest: ProposedGuest, person: NamedPerson) => void;
  onPeopleChanged: () => Promise<unknown>;
}

/** A guest whom nobody fits, with the way to have them in one's network: each by themselves, by hand. */
export function AddGuest({ guest, onAdded, onPeopleChanged }: AddGuestProps) {
  const [isBusy, setBusy] = useState(false);
  const called = calledIn(guest);
  const add = async () => {
    setBusy(true);
    try {
      const { id, name } = await addPerson({ name: called, email: guest.email });
      const undo = () => call('DELETE', `/people/${id}`);
      toast(`${name} is in your network`, {
        undo: () => void takeBack(undo, onPeopleChanged),
      });
      onAdded(guest, { id, name });
    } catch (error) {
      sayNotDone(error);
      setBusy(false);
    }
  };
  return (
    <>
      <span>
        {guest.isSeveral
          ? `Several in your network are called ${called}: choose above who it was.`
          : `Not in your network: ${called}`}
      </span>
      <Button
        size="s"
        isBusy={isBusy}
        aria-label={`Add ${called} to your network`}
        onPress={() => void add()}
      >
        {guest.isSeveral ? 'Add another' : 'Add to your network'}
      </Button>
    </>
  );
}
