import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ALL, type Amounts, less } from './amounts.ts';

interface Fit {
  amounts: Amounts;
  goals: RefObject<HTMLElement | null>;
  due: RefObject<HTMLElement | null>;
}

/**
 * As much of the day as fits the screen without scrolling. The page is laid out with all of it and measured before
 * anything is painted, since how many lines a name takes is known to the browser alone. Measured again for another
 * day or size of the window; what opens later, such as a field for a word, may make the page longer.
 */
export function useFit(of: unknown): Fit {
  const [goals, due] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  const [amounts, setAmounts] = useState(ALL);
  const size = useWindowSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is measured anew.
  useLayoutEffect(() => setAmounts(ALL), [of, size]);
  useLayoutEffect(() => {
    if (!isTooHigh()) return;
    const isDueLonger = bottomOf(due.current) > bottomOf(goals.current);
    setAmounts((shown) => less(shown, isDueLonger) ?? shown);
  });
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
