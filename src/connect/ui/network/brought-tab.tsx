import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DAY_MS } from '#days';
import { Button, EmptyState, Link, RadioGroup, Select, useAddressValue } from '#kit';
import { Loaded, read } from '#web-api';
import type { BroughtPerson, BroughtView, NetworkView } from '../../network/schema.ts';
import { BroughtStory } from './brought-story.tsx';
import type { Community } from './shape.ts';
import './brought.css';

const EVERY = 'all';
const PERIODS = [
  { value: EVERY, label: 'all time' },
  { value: 'month', label: 'the last 30 days' },
  { value: 'quarter', label: 'the last 3 months' },
  { value: 'year', label: 'the last 12 months' },
];
const DAYS: Record<string, number> = { month: 30, quarter: 91, year: 365 };
const ORDERS = [
  { value: 'latest' as const, label: 'Last there first' },
  { value: 'name' as const, label: 'By name' },
];
const SHOWN_FIRST = 20;

interface BroughtTabProps {
  goals: NetworkView['goals'];
  communities: readonly Community[];
}

/** What people brought, and what one gave them, told person by person. In no order of worth. */
export function BroughtTab({ goals, communities }: BroughtTabProps) {
  const [goal, setGoal] = useAddressValue('goal');
  const [period, setPeriod] = useAddressValue('period');
  const [community, setCommunity] = useState(EVERY);
  const [order, setOrder] = useState<'latest' | 'name'>('latest');
  const query = useQuery(read<BroughtView>(`/network/brought${asked(goal, period)}`));
  const chosen = communities.find(({ id }) => String(id) === community);
  const given = (set: (value: string | null) => void) => (value: string) =>
    set(value === EVERY ? null : value);
  return (
    <section className="brought" aria-labelledby="brought-title">
      <h2 id="brought-title">Who brings you what</h2>
      <p className="network-soft">
        What you learnt from people and kept of them, and what you gave, as you wrote it down. It is
        a story and no account: nobody owes anything.
      </p>
      <div className="brought-filters">
        <Select
          label="For"
          value={goal ?? EVERY}
          onChange={given(setGoal)}
          choices={[
            { value: EVERY, label: 'every goal and none' },
            ...goals.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
        />
        <Select label="In" value={period ?? EVERY} onChange={given(setPeriod)} choices={PERIODS} />
        {communities.length > 0 && (
          <Select
            label="Community"
            value={community}
            onChange={setCommunity}
            choices={[
              { value: EVERY, label: 'all' },
              ...communities.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        )}
        <RadioGroup
          label="Order"
          value={order}
          onChange={setOrder}
          choices={ORDERS}
          look="segments"
        />
      </div>
      <Loaded query={query} lines={6} label="Loading who brought what">
        {({ people, more }) => (
          <Stories
            key={`${goal} ${period} ${community} ${order}`}
            people={ordered(
              chosen ? people.filter(({ person }) => chosen.personIds.includes(person.id)) : people,
              order,
            )}
            more={more}
          />
        )}
      </Loaded>
    </section>
  );
}

function asked(goal: string | null, period: string | null): string {
  const parts = new URLSearchParams();
  if (goal !== null) parts.set('goal', goal);
  const days = DAYS[period ?? ''];
  if (days !== undefined) {
    const from = new Date(Date.now() - days * DAY_MS);
    parts.set('from', from.toISOString().slice(0, 10));
  }
  const text = parts.toString();
  return text ? `?${text}` : '';
}

const ordered = (people: readonly BroughtPerson[], order: 'latest' | 'name') =>
  order === 'latest'
    ? people
    : people.toSorted((a, b) => a.person.name.localeCompare(b.person.name));

function Stories({ people, more }: { people: readonly BroughtPerson[]; more: number }) {
  const [shown, setShown] = useState(SHOWN_FIRST);
  if (people.length === 0) {
    return (
      <EmptyState
        title="Nothing written down here"
        action={<Link href="/interactions">Log what happened</Link>}
      >
        Log whom you met and what you learnt, or keep what they write with their name on it; then it
        is told here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="brought-list" aria-label="Who brought you what">
        {people.slice(0, shown).map((one) => (
          <BroughtStory key={one.person.id} told={one} />
        ))}
      </ul>
      {shown < people.length && (
        <Button onPress={() => setShown(shown + SHOWN_FIRST)}>
          {`Show more of the ${(people.length - shown).toLocaleString('en')} others`}
        </Button>
      )}
      {more > 0 && (
        <p className="network-soft">{`${more.toLocaleString('en')} more from longer ago; choose a goal or a time to see them.`}</p>
      )}
    </>
  );
}
