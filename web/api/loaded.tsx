import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel, Skeleton } from '../kit/index.ts';
import { ApiError } from './call.ts';

/** An error in words: `<ErrorPanel {...errorWords(error)} onRetry={…} />`. */
export function errorWords(error: unknown): {
  message: string;
  whatToDo: string | undefined;
  reference: string | undefined;
} {
  if (!(error instanceof ApiError))
    return {
      message: 'This cannot be shown.',
      whatToDo: 'This is a fault in Kith, not something you did. Nothing was lost.',
      reference: undefined,
    };
  return {
    message: error.message,
    whatToDo: whatToDo(error.status),
    reference: error.reference,
  };
}

function whatToDo(status: number): string | undefined {
  if (status >= 500) return 'Try again; if it stays, tell whoever runs this Kith.';
  return status === NOT_THERE
    ? 'The address may be mistyped, or what was here has been removed.'
    : undefined;
}

const NOT_THERE = 404;
/** What is not there is not there a second time either: to try again would lead nowhere. */
const mayComeLater = (error: unknown): boolean =>
  !(error instanceof ApiError && error.status === NOT_THERE);

export interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  /** Lines of the stand-in while nothing is there yet. */
  lines?: number | undefined;
  /** What is being fetched, for screen readers. */
  label?: string | undefined;
}

/** What a query brings: a stand-in first, then its data, or what went wrong with a way to retry. */
export function Loaded<Data>({ query, children, lines, label }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError)
    return (
      <ErrorPanel
        {...errorWords(query.error)}
        onRetry={mayComeLater(query.error) ? () => void query.refetch() : undefined}
      />
    );
  return <Skeleton lines={lines} label={label} />;
}
