import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Button, ByKey, toast, useShortcut } from '#kit';
import type { HighlightView } from '../../highlights/schema.ts';
import {
  drawMarksBesideSelection,
  highlightAt,
  markOf,
  marksIn,
  type SelectedQuote,
  selectedQuote,
} from './marks.ts';
import './highlights.css';

interface HighlightedProps {
  highlights: readonly HighlightView[];
  onMark: (quote: SelectedQuote) => Promise<void>;
  /** Somebody pressed a mark. */
  onOpen: (id: number) => void;
  /** The text; it may change beneath the marks, which are then drawn anew. */
  children: ReactNode;
}

/** A text in which passages can be marked: select words, then press the button or `h`. */
export function Highlighted({ highlights, onMark, onOpen, children }: HighlightedProps) {
  const root = useRef<HTMLDivElement>(null);
  const isSelected = useIsSelected(root);
  useMarks(root, highlights);
  const markNow = () => {
    const quote = root.current && selectedQuote(root.current);
    if (!quote) return void toast('Select words of the text first, then press h.');
    document.getSelection()?.removeAllRanges();
    void onMark(quote);
  };
  useShortcut('h', 'Highlight what is selected', markNow);
  const open = (target: EventTarget | null): boolean => {
    const id = highlightAt(target);
    if (id === null || id < 0) return false;
    onOpen(id);
    return true;
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are the buttons. */}
      <div
        ref={root}
        onClick={({ target }) => {
          const isInLink = target instanceof Element && target.closest('a') !== null;
          if (!isInLink && document.getSelection()?.isCollapsed !== false) open(target);
        }}
        onKeyDown={(event) => {
          if ((event.key === 'Enter' || event.key === ' ') && open(event.target))
            event.preventDefault();
        }}
      >
        {children}
      </div>
      {isSelected && (
        // Pressing it must not take away what is selected.
        // biome-ignore lint/a11y/noStaticElementInteractions: see above
        <div
          className="highlight-bar"
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Button tone="primary" onPress={markNow}>
            Highlight
            <ByKey>
              {' '}
              <kbd>h</kbd>
            </ByKey>
          </Button>
        </div>
      )}
    </>
  );
}

/** Draws the marks whenever they or the text are others, and not oftener. Who had one in focus has it again. */
function useMarks(root: RefObject<HTMLDivElement | null>, highlights: readonly HighlightView[]) {
  const drawn = useRef<{ of: readonly HighlightView[]; marks: number } | null>(null);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    // A text that was put in anew has none of the marks.
    if (drawn.current?.of === highlights && drawn.current.marks === marksIn(element)) return;
    const focused = element.contains(document.activeElement)
      ? highlightAt(document.activeElement)
      : null;
    drawMarksBesideSelection(element, highlights);
    drawn.current = { of: highlights, marks: marksIn(element) };
    if (focused !== null) markOf(element, focused)?.focus();
  });
}

function useIsSelected(root: RefObject<HTMLDivElement | null>): boolean {
  const [isSelected, setSelected] = useState(false);
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : null;
      const isInside = root.current !== null && range?.intersectsNode(root.current) === true;
      setSelected(isInside && range.toString().trim() !== '');
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [root]);
  return isSelected;
}

/** Brings a passage into view and puts the focus on it. */
export function showMark(id: number): void {
  const mark = markOf(document.body, id);
  if (!mark) return;
  mark.scrollIntoView({ block: 'center' });
  mark.focus();
}
