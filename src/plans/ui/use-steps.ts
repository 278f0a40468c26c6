import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { todayHere } from '#days';
import { toast } from '#kit';
import { call, read, refresh, sayNotDone, type Undoable, useUndoable } from '#web-api';
import type { StepState, StepView } from '../steps/schema.ts';

export interface Plan {
  steps: StepView[];
}
export const planPath = (goalId: number): string => `/goals/${goalId}/steps`;
export const planQuery = (goalId: number) => read<Plan>(`${planPath(goalId)}?today=${todayHere()}`);

/** What a plan changes elsewhere. */
const ALSO = ['/behaviours', '/next-steps'];

const withStep = ({ steps }: Plan, id: number, change: Partial<StepView>): Plan => ({
  steps: steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
});

export interface Settled {
  step: StepView;
  state: StepState;
  /** The day of a recurring step. */
  on?: string | undefined;
}

const SETTLED_WORDS: Record<StepState, string> = {
  done: 'Done',
  planned: 'Planned again',
  dropped: 'Dropped',
};

/** Done, not done after all, dropped: shown at once, with undo. */
export function useSettle(goalId: number): (settled: Settled) => void {
  const move = useMemo(() => {
    const put = ({ step, on }: Settled, state: StepState) =>
      call('PUT', `/steps/${step.id}/state`, { state, ...(on === undefined ? {} : { on }) });
    const made: Undoable<Settled, Plan> = {
      path: `${planPath(goalId)}?today=${todayHere()}`,
      apply: (plan, { step, state, on }) =>
        on === undefined
          ? withStep(plan, step.id, { state, doneAt: state === 'done' ? Date.now() : null })
          : withStep(plan, step.id, { doneOn: daysWith(step.doneOn, on, state === 'done') }),
      send: (settled) => put(settled, settled.state),
      undo: (settled) =>
        put(settled, settled.on === undefined ? settled.step.state : otherOf(settled.state)),
      words: ({ step, state }) => `${SETTLED_WORDS[state]}: ${step.text}`,
      alsoRefresh: [planPath(goalId), ...ALSO],
    };
    return made;
  }, [goalId]);
  return useUndoable(move);
}

const otherOf = (state: StepState): StepState => (state === 'done' ? 'planned' : 'done');
const daysWith = (days: readonly string[], day: string, isDone: boolean): string[] =>
  [...days.filter((one) => one !== day), ...(isDone ? [day] : [])].toSorted().toReversed();

/** Says what kind of step it is, shown at once. No undo: another press says another. */
export function useSayKind(goalId: number): (step: StepView, c: StepView['c']) => void {
  const client = useQueryClient();
  const again = useRefreshPlan(goalId);
  return (step, c) => {
    const { queryKey } = planQuery(goalId);
    const say = async () => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Plan>(
        queryKey,
        (plan) => plan && withStep(plan, step.id, { c, isKindOpen: false }),
      );
      await call('PATCH', `/steps/${step.id}`, { c }).catch(sayNotDone);
      await again();
    };
    void say();
  };
}

/** Removes a step; for ten minutes it can be brought back. */
export function useRemoveStep(goalId: number): (step: StepView) => void {
  const move = useMemo(() => {
    const made: Undoable<StepView, Plan> = {
      path: `${planPath(goalId)}?today=${todayHere()}`,
      apply: ({ steps }, step) => ({ steps: steps.filter(({ id }) => id !== step.id) }),
      send: (step) => call('DELETE', `/steps/${step.id}`),
      undo: (step) => call('POST', `/steps/${step.id}/restore`),
      words: (step) => `Removed: ${step.text}`,
      alsoRefresh: [planPath(goalId), ...ALSO],
    };
    return made;
  }, [goalId]);
  return useUndoable(move);
}

/**
 * The planned steps in a new order, shown at once; what is done or dropped keeps its place after
 * them. Several moves in a row are one message, which takes back the last, and are sent one after
 * another.
 */
export function useOrder(goalId: number, before: readonly StepView[]) {
  const client = useQueryClient();
  const again = useRefreshPlan(goalId);
  const sent = useRef({ last: Promise.resolve(), count: 0 });
  const closeMessage = useRef<() => void>(() => {});
  const put = async (order: readonly StepView[]) => {
    const { queryKey } = planQuery(goalId);
    // An answer on its way would overwrite what is shown now.
    await client.cancelQueries({ queryKey });
    client.setQueryData<Plan>(queryKey, (plan) => plan && inOrder(plan, order));
    const ids = order.map(({ id }) => id);
    sent.current.count += 1;
    const mine = sent.current.count;
    sent.current.last = sent.current.last
      .then(() => call('PUT', `${planPath(goalId)}/order`, { ids }))
      .then(() => {}, sayNotDone);
    await sent.current.last;
    if (mine === sent.current.count) await again();
  };
  return (order: readonly StepView[]) => {
    closeMessage.current();
    closeMessage.current = toast('The plan is in a new order', { undo: () => void put(before) });
    void put(order);
  };
}

function inOrder({ steps }: Plan, order: readonly StepView[]): Plan {
  const named = new Set(order.map(({ id }) => id));
  return { steps: [...order, ...steps.filter(({ id }) => !named.has(id))] };
}

/** Reads the plan and what hangs on it again. */
export function useRefreshPlan(goalId: number): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([planPath(goalId), ...ALSO].map((path) => refresh(client, path)));
  }, [client, goalId]);
}

/** Says that steps were added, and takes all of them back at once when asked. One message at a time. */
export function useSayAdded(goalId: number): (steps: readonly StepView[], words: string) => void {
  const again = useRefreshPlan(goalId);
  const closeMessage = useRef<() => void>(() => {});
  return useCallback(
    (steps, words) => {
      const takeBack = async () => {
        await Promise.all(steps.map(({ id }) => call('DELETE', `/steps/${id}`))).catch(sayNotDone);
        await again();
      };
      closeMessage.current();
      closeMessage.current = toast(words, { undo: () => void takeBack() });
      void again();
    },
    [again],
  );
}
