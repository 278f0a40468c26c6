import {
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type SyntheticEvent,
  use,
  useEffect,
  useRef,
} from 'react';
import { useGo } from '#kit';
import { listHere, withChosen } from '../reading-order.ts';
import type { SeenRow } from './panes.ts';

/** What a row of a list needs to lead to its entry. It stays the same while one goes from one entry to the next. */
interface Choosing {
  /** Whether the list and the entry chosen in it stand side by side. */
  isBeside: boolean;
  /** Whether an entry is read at the address of its list. */
  isInList: boolean;
  /** Shows an entry beside the list. A step is undone by Back; going through a list is none. */
  choose: (id: number, how: { isStep: boolean }) => void;
  hasChosen: () => boolean;
  /** Has an entry there before it is chosen. */
  readAhead: (id: number) => void;
  /** From the list into the entry. */
  enter: () => void;
}

interface Beside {
  /** What stands beside the list; where there is no room for both, it stands alone. */
  chosen: number | null;
  /** What stood first in the list before there was more room or less; given once. */
  takeSeen: () => SeenRow | null;
}

const none = () => {};

export const ChoosingContext = createContext<Choosing>({
  isBeside: false,
  isInList: false,
  choose: none,
  hasChosen: () => false,
  readAhead: none,
  enter: none,
});
export const BesideContext = createContext<Beside>({ chosen: null, takeSeen: () => null });

export const useChoosing = (): Choosing => use(ChoosingContext);
export const useBeside = (): Beside => use(BesideContext);

/** The address at which an entry is read: beside its list, or by itself. */
export function useEntryAddress(): (id: number) => string {
  const { isInList } = useChoosing();
  return (id) => (isInList ? withChosen(listHere(), id) : `/entries/${id}`);
}

/** How a row of a list leads to its entry. */
export function useRow(id: number) {
  const { isBeside, choose, hasChosen, readAhead, enter } = useChoosing();
  const address = useEntryAddress()(id);
  const go = useGo();
  const ahead = useRef(0);
  // A row of a long list goes while the pointer rests on it.
  useEffect(() => () => clearTimeout(ahead.current), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isOfRow(event)) return;
    const { key, target, currentTarget } = event;
    if (key === 'Enter' && target === currentTarget) {
      if (!isBeside) return go(address);
      choose(id, { isStep: true });
      enter();
    }
    // One reads on without leaving the list.
    if (key === ' ' && isBeside && hasChosen() && !isFor(target, PRESSED)) {
      event.preventDefault();
      window.scrollBy({ top: (event.shiftKey ? -1 : 1) * PAGE * window.innerHeight });
    }
  };
  if (!isBeside) return { address, row: { onKeyDown } };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!isOfRow(event) || isOther(event) || !(event.target instanceof Element)) return;
    const link = event.target.closest('a');
    // By a key or a screen reader: from a link one goes where it leads.
    if (link?.getAttribute('href') === address && event.detail === 0) enter();
    if (isFor(event.target, `a, ${PRESSED}`)) return;
    // Who marks words of the row does not choose it.
    if (document.getSelection()?.isCollapsed !== false) choose(id, { isStep: true });
  };
  return {
    address,
    row: {
      onKeyDown,
      onClick,
      onPointerEnter: () => {
        ahead.current = window.setTimeout(() => readAhead(id), RESTS_MS);
      },
      onPointerLeave: () => clearTimeout(ahead.current),
    },
  };
}

/** A pointer that rests on a row may press it; a list that scrolls below it passes by. */
const RESTS_MS = 80;
/** So much of what one sees is another page. */
const PAGE = 0.85;
/** What is pressed or written in by itself. */
const PRESSED = 'button, summary, input, select, textarea, label';
const isFor = (target: EventTarget, what: string) =>
  target instanceof Element && target.closest(what) !== null;
/** To React a window or a menu opened from a row is inside of it; who presses there does not press the row. */
const isOfRow = ({ target, currentTarget }: SyntheticEvent<HTMLElement>) =>
  target instanceof Element && currentTarget.contains(target) && !isFor(target, 'dialog, .menu');
/** In a new tab or window, or what a menu inside has dealt with. */
const isOther = (event: MouseEvent) =>
  event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
