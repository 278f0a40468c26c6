import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { CrossIcon } from './icons.tsx';
import { useShortcut } from './shortcuts.tsx';
import { createStore, useStore } from './store.ts';
import {
  addToast,
  emptyToasts,
  expireToasts,
  holdToasts,
  lastUndoable,
  nextExpiryMs,
  removeToast,
  renewToasts,
  resumeToasts,
  type Toast,
} from './toast-queue.ts';

const toasts = createStore(emptyToasts);
let lastId = 0;

/**
 * Says that something happened, with a way back: `toast('Dismissed Ada Byron', { undo })`. It is
 * read out politely and goes after eight seconds, not while pointed at or focused.
 * Returns how to take it away earlier.
 */
export function toast(
  words: string,
  how: { undo?: (() => void) | undefined; tone?: Toast['tone'] | undefined } = {},
): () => void {
  lastId += 1;
  const id = lastId;
  const added: Toast = { id, words, tone: how.tone ?? 'plain', undo: how.undo };
  toasts.set((queue) => addToast(queue, added, Date.now()));
  return () => close(id);
}

const close = (id: number) => toasts.set((queue) => removeToast(queue, id, Date.now()));
const hold = () => toasts.set((queue) => holdToasts(queue, Date.now()));
const resume = () => toasts.set((queue) => resumeToasts(queue, Date.now()));

function undo(message: Toast): void {
  close(message.id);
  // The button that had the focus is gone with its message: let the clock run on.
  resume();
  message.undo?.();
}

/**
 * Where messages appear. The shell shows it once. Where it is narrow only the latest is seen, with a button that shows
 * those before it. `children` are what stays for as long as it holds: over the page, so that nothing moves for it.
 */
export function ToastRegion({ children }: { children?: ReactNode }) {
  const queue = useStore(toasts);
  const stack = useRef<HTMLDivElement>(null);
  const [isAll, setAll] = useState(false);
  const earlier = queue.shown.length - 1;
  if (isAll && earlier < 1) setAll(false);
  useRoom(stack);
  useEffect(() => {
    const leftMs = nextExpiryMs(queue, Date.now());
    if (leftMs === null) return;
    const timer = setTimeout(() => toasts.set((now) => expireToasts(now, Date.now())), leftMs);
    return () => clearTimeout(timer);
  }, [queue]);
  useEffect(() => {
    const onVisibility = () => (document.hidden ? hold() : resume());
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, []);
  useShortcut('u', 'Undo the last move', () => {
    const message = lastUndoable(toasts.get());
    if (message) undo(message);
  });
  return (
    <section
      className="toasts"
      aria-label="Messages"
      onPointerEnter={hold}
      onPointerLeave={resume}
      onFocus={hold}
      onBlur={resume}
      data-all={isAll || undefined}
    >
      <div ref={stack} className="toasts-stack">
        <ol aria-live="polite" aria-relevant="additions">
          {queue.shown.map((message, at) => (
            <li key={message.id} className="toast" data-tone={message.tone}>
              <span className="toast-words">{message.words}</span>
              {at === earlier && earlier > 0 && !isAll && (
                <button
                  type="button"
                  className="toast-earlier"
                  aria-label={earlier === 1 ? 'One message before' : `${earlier} messages before`}
                  onClick={({ currentTarget, nativeEvent }) => {
                    toasts.set((now) => renewToasts(now, Date.now()));
                    setAll(true);
                    // It goes, and of what is gone no blur is heard.
                    const next = currentTarget.nextElementSibling;
                    if (next instanceof HTMLElement) next.focus();
                    // A finger that is lifted holds nothing, and nothing else would let the clock run on.
                    if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch')
                      resume();
                  }}
                >
                  {`+${earlier}`}
                </button>
              )}
              {message.undo && (
                <button type="button" className="toast-undo" onClick={() => undo(message)}>
                  Undo
                </button>
              )}
              <button
                type="button"
                className="toast-close"
                aria-label="Close the message"
                onClick={() => {
                  close(message.id);
                  resume();
                }}
              >
                <CrossIcon />
              </button>
            </li>
          ))}
        </ol>
        {children}
      </div>
    </section>
  );
}

/** Tells the page how high the messages are, so that what stands at its lower edge stands above them. */
function useRoom(stack: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = stack.current;
    if (!element) return;
    const { style } = document.documentElement;
    const tell = () => style.setProperty('--toasts', `${element.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--toasts');
    };
  }, [stack]);
}
