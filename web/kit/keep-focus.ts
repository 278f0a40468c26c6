/**
 * Keeps the focus where one works. What has it may go: a row is removed, a window closes, a button makes place for
 * another. Browsers then begin again at the top of the page, and who works by keys or listens to a screen reader
 * is lost. Here it goes on to what stands at that place now.
 */
import { isPageFocusDue } from './page.tsx';
import { isTyping, WRITES_INTO } from './shortcuts.tsx';

interface Held {
  element: HTMLElement;
  /** Just before the element. The browser moves it along when something around it comes or goes. */
  place: Range;
}

/** Whoever knows better where it belongs says so first. A frame would be drawn for nothing, so it is a clock. */
const LOOK_AFTER_MS = 50;
/** What passes and gives the focus back to the page. */
const PASSING = '.menu, .toasts';
const STOPS =
  'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [contenteditable=true], [tabindex]';

/** Begins to keep it; called once. Returns how to stop. */
export function keepFocus(): () => void {
  const kept = {
    isByKey: false,
    isLooking: false,
    inPage: null as Held | null,
    inWindow: null as Held | null,
  };
  const onKey = (event: KeyboardEvent) => {
    // In the middle of a word the next space would press the button that took the focus.
    kept.isByKey = event.key.length > 1 || !isTyping(event.composedPath()[0] ?? null);
  };
  // Who points sees where they are; and a field that takes the focus would open a phone's keyboard.
  const onPointer = () => {
    kept.isByKey = false;
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target.closest(PASSING)) return;
    kept[isInWindow(target) ? 'inWindow' : 'inPage'] = held(target);
  };
  const look = () => {
    kept.isLooking = false;
    if (!kept.isByKey || !isLost()) return;
    const open = openWindow();
    const last = open ? kept.inWindow : kept.inPage;
    (last && restingPlace(last, open ?? document.body))?.focus();
  };
  const observer = new MutationObserver(() => {
    if (kept.isLooking) return;
    kept.isLooking = true;
    setTimeout(look, LOOK_AFTER_MS);
  });
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onPointer, true);
  document.addEventListener('focusin', onFocus);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open', 'inert'],
  });
  return () => {
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', onPointer, true);
    document.removeEventListener('focusin', onFocus);
    observer.disconnect();
  };
}

function held(element: HTMLElement): Held {
  const place = document.createRange();
  place.setStartBefore(element);
  place.collapse(true);
  return { element, place };
}

function isLost(): boolean {
  const held = document.activeElement;
  // A page that is about to be shown takes the focus to its own heading.
  if (!document.hasFocus() || isPageFocusDue() || !(held instanceof HTMLElement)) return false;
  // What is hidden keeps the focus until the next frame.
  return held === document.body || !isThere(held);
}

const openWindow = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('dialog:modal')].at(-1);

/** What had it, if it is still there; or what is next to its place, the nearest surroundings first. */
function restingPlace({ element, place }: Held, outermost: HTMLElement): HTMLElement | null {
  if (isThere(element)) return element;
  for (let around: Node | null = place.startContainer; around; around = around.parentNode) {
    if (!(around instanceof HTMLElement)) continue;
    const stops = [...around.querySelectorAll<HTMLElement>(STOPS)].filter(
      // In a field the `u` that undoes would be a letter; in a window there is no such key.
      (stop) => mayRest(stop) && (isInWindow(stop) || !stop.matches(WRITES_INTO)),
    );
    const next = stops.find((stop) => place.comparePoint(stop, 0) > 0) ?? stops.at(-1);
    if (next) return next;
    if (around === outermost) break;
  }
  return null;
}

const isInWindow = (element: HTMLElement): boolean => element.closest('dialog') !== null;

const mayRest = (element: HTMLElement): boolean => element.tabIndex >= 0 && isThere(element);

const isThere = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.matches(':disabled, [inert] *') &&
  element.checkVisibility({ visibilityProperty: true });
