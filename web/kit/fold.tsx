import { type ReactNode, useId, useState } from 'react';
import { DownIcon } from './icons.tsx';
import { storeChoice, storedChoice } from './stored-choice.ts';

export interface FoldProps {
  /** Under which this device remembers whether it is open: "person.sources". */
  id: string;
  title: ReactNode;
  /** Its level on the page: 2 unless told. */
  level?: 2 | 3 | 4 | undefined;
  /** Until somebody folds or opens it. */
  isOpenAtFirst?: boolean | undefined;
  /** Small buttons beside the heading. They stay where they are when it is folded. */
  actions?: ReactNode;
  /** A few words beside the heading, there also when it is folded: "3 places". */
  aside?: ReactNode;
  children: ReactNode;
}

/**
 * A card that folds, and stays as it was left on this device. What is inside comes into being when it is
 * first opened, so that a folded part asks nothing of the server; after that it keeps what was typed.
 */
export function Fold({ isOpenAtFirst = true, level = 2, ...props }: FoldProps) {
  const { id, title, actions, aside, children } = props;
  const key = `kith.fold.${id}`;
  const [isOpen, setOpen] = useState(() => (storedChoice(key) ?? String(isOpenAtFirst)) === 'true');
  const [wasOpen, setWasOpen] = useState(isOpen);
  const headingId = useId();
  const bodyId = useId();
  const Heading = `h${level}` as const;
  const toggle = () => {
    setOpen(!isOpen);
    setWasOpen(true);
    storeChoice(key, !isOpen === isOpenAtFirst ? null : String(!isOpen));
  };
  return (
    <section className="card fold" aria-labelledby={headingId} data-open={isOpen || undefined}>
      <div className="card-head">
        <Heading className="card-title fold-title">
          <button
            type="button"
            id={headingId}
            className="fold-button"
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={toggle}
          >
            <DownIcon />
            {title}
          </button>
        </Heading>
        {aside && <span className="fold-aside">{aside}</span>}
        {actions && <div className="card-actions">{actions}</div>}
      </div>
      <div id={bodyId} hidden={!isOpen}>
        {wasOpen && children}
      </div>
    </section>
  );
}
