import { type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import { useIsPhone } from './use-matches.ts';

export interface FiltersProps {
  /** The field to search by; always in sight. */
  search: ReactNode;
  /** How many of the choices narrow the list now. */
  setCount: number;
  /** The choices. */
  children: ReactNode;
}

/** What narrows a list: in sight where there is room, on a phone behind a button beside the search. */
export function Filters({ search, setCount, children }: FiltersProps) {
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="filters">
      <div className="filters-search">
        {search}
        {isPhone && (
          <Button aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
            {setCount > 0 ? `Filters (${setCount})` : 'Filters'}
          </Button>
        )}
      </div>
      <fieldset
        id={id}
        className="filters-choices"
        aria-label="Narrow the list"
        hidden={isPhone && !isOpen}
      >
        {children}
      </fieldset>
    </div>
  );
}
