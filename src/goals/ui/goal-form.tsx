import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Page, useAddressPart, useAddressValue } from '#kit';
import { call, keyOf, Loaded } from '#web-api';
import type { GoalView } from '../schema.ts';
import { type Session, sessionAt } from './goal-draft.ts';
import { GoalEditor } from './goal-editor.tsx';
import './goal-form.css';

/**
 * `/goals/new`. The first letter starts a draft on the server, which the address then names
 * (`?draft=12`), so that reloading goes on with it. `?of=7` begins a part of goal 7.
 */
export function NewGoal() {
  const [draft, setDraft] = useAddressValue('draft');
  const [partOf] = useAddressValue('of');
  const [known, setKnown] = useState<Session & { opened: string | null }>(() => ({
    key: 0,
    goalId: draft,
    isNamed: true,
    opened: draft,
  }));
  const next = sessionAt(known, draft);
  // Another session opens what the address names; within one, what it has started stays in its hands.
  const session = { ...next, opened: next.key === known.key ? known.opened : draft };
  if (next !== known) setKnown(session);
  if (session.opened !== null) return <KnownGoal key={session.key} goalId={session.opened} />;
  const onStarted = (goalId: number) => {
    setKnown({ ...session, goalId: String(goalId), isNamed: false });
    setDraft(String(goalId));
  };
  const parentId = partOf === null ? null : Number(partOf) || null;
  return <GoalEditor key={session.key} goal={null} parentId={parentId} onStarted={onStarted} />;
}

/** `/goals/$goalId/edit`: a draft to go on with, or a goal to change. */
export function EditGoal() {
  const goalId = useAddressPart('goalId');
  return <KnownGoal key={goalId} goalId={goalId} />;
}

/** A form begins with what the server has now, not with what was kept from an earlier look. */
function KnownGoal({ goalId }: { goalId: string }) {
  const path = `/goals/${encodeURIComponent(goalId)}`;
  const query = useQuery({
    queryKey: [...keyOf(path), 'form'],
    queryFn: ({ signal }) => call<GoalView>('GET', path, undefined, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const loaded = (
    <Loaded query={query} lines={8} label="Loading the goal">
      {(goal) => <GoalEditor goal={goal} />}
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  return (
    <Page title="Change the goal" above={<Link href="/goals">Goals</Link>}>
      {loaded}
    </Page>
  );
}
