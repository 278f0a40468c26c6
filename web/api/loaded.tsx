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
  const isFault = error.status >= 500;
  return {
    message: error.message,
    whatToDo: isFault ? 'Try again; if it stays, tell whoever runs this Kith.' : undefined,
    reference: error.reference,
  };
}

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
    return <ErrorPanel {...errorWords(query.error)} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} label={label} />;
}
