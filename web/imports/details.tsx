import type { ReactNode } from 'react';
import { Card } from '#kit';

/** What one may want to look at closer. */
export function More({
  words,
  onToggle,
  children,
}: {
  words: string;
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <details className="import-details" onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>{words}</summary>
      {children}
    </details>
  );
}

const PROBLEMS_SHOWN_MAX = 100;

/** What of a file could not be read, each with its place where that is known. */
export function ImportProblems({
  words,
  problems,
}: {
  words: string;
  problems: readonly { where: string; text: string }[];
}) {
  if (problems.length === 0) return null;
  const more = problems.length - PROBLEMS_SHOWN_MAX;
  return (
    <Card tone="warn">
      <More words={words}>
        <ul>
          {problems.slice(0, PROBLEMS_SHOWN_MAX).map(({ where, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order.
            <li key={index}>
              {where !== '' && <b>{where}: </b>}
              {text}
            </li>
          ))}
        </ul>
        {more > 0 && <p>And {more.toLocaleString('en')} more.</p>}
      </More>
    </Card>
  );
}
