import { useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useRef } from 'react';

// Set when one goes to another page; the first page of a visit keeps the browser's own start.
let isFocusDue = false;

/** Makes the next page that is shown take the focus to its heading. The router calls it. */
export function focusNextPage(): void {
  isFocusDue = true;
}

export const isPageFocusDue = (): boolean => isFocusDue;

/**
 * What stands below the heading of every page inside it: the way to the other sides of the same thing.
 * The address table gives it, so that the pages of several rooms need not know each other.
 */
export const PageSides = createContext<ReactNode>(null);

/**
 * Where a page stands: alone; or side by side with another, as the list one chooses from, or as what was chosen. The list
 * leaves the name of the window to what was chosen, and that leaves the focus to the list.
 */
export const PagePlace = createContext<'alone' | 'list' | 'chosen'>('alone');

export interface PageProps {
  /** The heading, and the name of the window. */
  title: string;
  /** The name of the window, where the heading is that of other pages too: a map, the sides of one goal. */
  windowTitle?: string | undefined;
  /** Where the page shows the title itself, as a field: the heading is then only read out. */
  isTitleHidden?: boolean | undefined;
  /** A line below the heading. */
  lede?: ReactNode;
  /** A line above the heading: where one is. */
  above?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** `reading` is as wide as text is read well; `full` as wide as there is room. */
  width?: 'reading' | 'normal' | 'full' | undefined;
}

/** The frame of every page: title, heading, actions. After going to it the heading has the focus. */
export function Page(props: PageProps) {
  const { title, lede, above, actions, children, width = 'normal', isTitleHidden } = props;
  const { windowTitle = title } = props;
  const sides = use(PageSides);
  const place = use(PagePlace);
  const heading = useRef<HTMLHeadingElement>(null);
  const isChosen = useRef(false);
  isChosen.current = place === 'chosen';
  // Not the current location: that changes while the page one leaves is still shown.
  const shownAt = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  // What takes this page's place, as once it is loaded, has the focus where this one had it.
  useLayoutEffect(() => {
    const own = heading.current;
    return () => {
      if (!isChosen.current && own !== null && document.activeElement === own) focusNextPage();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is a new page.
  useEffect(() => {
    if (!isFocusDue || isChosen.current) return;
    isFocusDue = false;
    heading.current?.focus({ preventScroll: true });
  }, [shownAt]);
  return (
    <div className="page" data-width={width}>
      {place !== 'list' && <title>{`${windowTitle} · Kith`}</title>}
      <header className="page-head">
        <div className="page-words">
          {above && <div className="page-above">{above}</div>}
          <h1 ref={heading} tabIndex={-1} className={isTitleHidden ? 'visually-hidden' : undefined}>
            {title}
          </h1>
        </div>
        {lede && <p className="page-lede">{lede}</p>}
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {sides}
      {children}
    </div>
  );
}
