import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface EmptyStateProps {
  /** What is not there yet: "No people yet". */
  title: string;
  /** What to do next, and what it brings. */
  children: ReactNode;
  /** The button or link that does it. */
  action?: ReactNode;
}

/** Where there is nothing yet: says what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <h2 className="empty-state-title">{title}</h2>
      <div className="empty-state-words">{children}</div>
      {action && <div className="empty-state-action">{action}</div>}
    </div>
  );
}

export interface ErrorPanelProps {
  /** What happened, in plain words. */
  message: string;
  /** What the reader can do about it. */
  whatToDo?: string | undefined;
  /** The server's number for a fault, to find it in the log. */
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
}

/** What happened stands out; what the sentences after it say is read, not shouted. */
const FIRST_SENTENCE = /^(?<first>.+?[.!?]) (?<more>\p{Lu}.+)$/su;

/** Something went wrong here; the rest of the page still works. */
export function ErrorPanel({ message, whatToDo, reference, onRetry }: ErrorPanelProps) {
  const { first = message, more } = FIRST_SENTENCE.exec(message)?.groups ?? {};
  return (
    <div className="error-panel" role="alert">
      <p>
        <span className="error-panel-message">{first}</span>
        {more && ` ${more}`}
      </p>
      {whatToDo && <p>{whatToDo}</p>}
      {reference && <p className="error-panel-reference">Reference: {reference}</p>}
      {onRetry && <Button onPress={onRetry}>Try again</Button>}
    </div>
  );
}

export interface SkeletonProps {
  /** Lines of text to stand in for. */
  lines?: number | undefined;
  /** What is being fetched, for screen readers. */
  label?: string | undefined;
}

/** Stands where text will be. It appears after a moment only, so that fast pages do not flicker. */
export function Skeleton({ lines = 3, label = 'Loading' }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={at} className="skeleton-line" />
      ))}
    </div>
  );
}
