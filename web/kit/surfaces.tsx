import { type ReactNode, useId } from 'react';

export interface CardProps {
  children: ReactNode;
  /** A heading; the card is then a region of that name. */
  title?: ReactNode;
  /** Its level on the page: 2 unless told. */
  level?: 2 | 3 | 4 | undefined;
  /** Small buttons beside the heading. */
  actions?: ReactNode;
  tone?: 'plain' | 'accent' | 'warn' | 'sunken' | undefined;
}

/** One thing, set apart. */
export function Card({ children, title, level = 2, actions, tone = 'plain' }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const Box = title ? 'section' : 'div';
  return (
    <Box className="card" data-tone={tone} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className="card-head">
          {title && (
            <Heading id={id} className="card-title">
              {title}
            </Heading>
          )}
          {actions && <div className="card-actions">{actions}</div>}
        </div>
      )}
      {children}
    </Box>
  );
}

export interface ListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string | number;
  children: (item: Item) => ReactNode;
  /** What the list is, for screen readers, where no heading says it. */
  label?: string | undefined;
  /** `rows` lie between lines; `cards` stand apart; `plain` has neither. */
  look?: 'rows' | 'cards' | 'plain' | undefined;
}

/** Things of one kind under each other. */
export function List<Item>({ items, keyOf, children, label, look = 'rows' }: ListProps<Item>) {
  return (
    <ul className="list" data-look={look} aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
    </ul>
  );
}

export interface BadgeProps {
  children: ReactNode;
  tone?: 'plain' | 'accent' | 'good' | 'warn' | 'danger' | undefined;
}

/** A word or two about the state of something. The colour only repeats what the word says. */
export function Badge({ children, tone = 'plain' }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}
