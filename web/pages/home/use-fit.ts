import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ALL, type Amounts, less } from './amounts.ts';

interface Fit {
  amounts: Amounts;
  goals: RefObject<HTMLElement | null>;
  due: RefObject<HTMLElement | null>;
}

/**
 * As much of the day as fits the screen without scrolling. The page is laid out with all of it and measured before
 * anything is painted, since how many lines a name takes is known to the browser alone. Measured again for another
 * day or size of the window, and when a part arrives; what one opens oneself, such as a field for a word, may make
 * the page longer: nothing goes from under the hands.
 */
export function useFit(of: unknown): Fit {
  const goals = useRef<HTMLElement>(null);
  const due = useRef<HTMLElement>(null);
  const [amounts, setAmounts] = useState(ALL);
  const size = useWindowSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is measured anew.
  useLayoutEffect(() => setAmounts(ALL), [of, size]);
  const shorten = useCallback(() => {
    if (!isTooHigh()) return;
    const isDueLonger = bottomOf(due.current) > bottomOf(goals.current);
    setAmounts((shown) => less(shown, isDueLonger) ?? shown);
  }, []);
  useLayoutEffect(shorten);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (!goals.current?.contains(document.activeElement)) shorten();
    });
    for (const { current } of [goals, due]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [shorten]);
  return { amounts, goals, due };
}

const isTooHigh = (): boolean => {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight > clientHeight;
};
const bottomOf = (part: HTMLElement | null): number => part?.getBoundingClientRect().bottom ?? 0;

function useWindowSize(): string {
  const [size, setSize] = useState(windowSize);
  useEffect(() => {
    const changed = () => setSize(windowSize());
    addEventListener('resize', changed);
    return () => removeEventListener('resize', changed);
  }, []);
  return size;
}
const windowSize = () => `${innerWidth} × ${innerHeight}`;
