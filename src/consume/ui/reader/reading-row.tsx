import type { ReactNode, RefObject } from 'react';
import { Menu, type MenuItem } from '#kit';
import './reading-row.css';

interface ReadingRowProps {
  /** What one does most. */
  children: ReactNode;
  /** All else, in one menu. */
  more: readonly MenuItem[];
  aside?: ReactNode;
  place?: RefObject<HTMLDivElement | null>;
}

/** On a phone, between the title and the text: one row instead of several bars of buttons. */
export const ReadingRow = ({ children, more, aside, place }: ReadingRowProps) => (
  <div ref={place} className="reading-row">
    {children}
    {more.length > 0 && (
      <Menu label="More" aria-label="More ways to read it" tone="plain" items={more} />
    )}
    {aside && <span className="reading-row-aside">{aside}</span>}
  </div>
);
