import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { StepView } from '#plans';
import { call, type Undoable, useUndoable } from '../../api/index.ts';
import { homePath } from '../home-path.ts';
import type { Home, HomeGoal } from './answer.ts';

/** Says that a step is done: shown at once, with undo. Of a series it is the day that is due. */
function useDone(): (step: StepView) => void {
  const move = useMemo(() => {
    const put = (step: StepView, state: 'done' | 'planned') =>
      call('PUT', `/steps/${step.id}/state`, {
        state,
        ...(step.recurrence === null || step.nextDueOn === null ? {} : { on: step.nextDueOn }),
      });
    const made: Undoable<StepView, Home> = {
      path: homePath(),
      apply: (home, { id }) => ({
        ...home,
        goals: home.goals.map((goal) =>
          goal.step?.id === id ? { ...goal, isStepDone: true } : goal,
        ),
      }),
      send: (step) => put(step, 'done'),
      undo: (step) => put(step, 'planned'),
      words: ({ text }) => `Done: ${text}`,
      alsoRefresh: ['/goals', '/behaviours', '/map'],
    };
    return made;
  }, []);
  return useUndoable(move);
}

/**
 * The goals of the day, and the way to say that a step of theirs is done. From then on each keeps its place while one
 * stays: a goal whose due step is done is no longer first, and would jump away from under the finger.
 */
export function useGoalsOfDay(
  { goals }: Home,
  list: RefObject<HTMLElement | null>,
): [HomeGoal[], (step: StepView) => void] {
  const [places, setPlaces] = useState<ReadonlyMap<number, number>>(new Map());
  const done = useDone();
  const placeOf = ({ id }: HomeGoal) => places.get(id) ?? goals.length;
  const inPlace = goals.toSorted((a, b) => placeOf(a) - placeOf(b));
  const pressedAt = useFocusAfter(goals, list);
  return [
    inPlace,
    (step) => {
      setPlaces(new Map(inPlace.map(({ id }, place) => [id, place])));
      pressedAt(inPlace.findIndex((goal) => goal.step?.id === step.id));
      done(step);
    },
  ];
}

/**
 * Where nothing is left to tick, or another goal has come in the place of one that is no longer pressing, the ring
 * goes that had the focus: it goes to what stands in that place now.
 */
function useFocusAfter(goals: HomeGoal[], list: RefObject<HTMLElement | null>) {
  const place = useRef<number | null>(null);
  useEffect(() => {
    if (place.current === null || goals.some(({ isStepDone }) => isStepDone)) return;
    const pressed = list.current?.querySelectorAll('article')[place.current];
    if (document.activeElement === document.body)
      pressed?.querySelector<HTMLElement>('.home-step :is(a, button)')?.focus();
    place.current = null;
  }, [goals, list]);
  return (pressed: number) => {
    place.current = pressed;
  };
}
