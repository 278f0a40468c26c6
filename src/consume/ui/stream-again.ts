import type { InfiniteData } from '@tanstack/react-query';
import { keyOf } from '#web-api';
import type { StreamEntry, StreamView } from '../stream/schema.ts';
import { listsAgain } from './lists-again.ts';

export type Known = InfiniteData<StreamView, string | null>;

export const STREAM = '/stream';
export const PAGES = keyOf('/stream/pages');

/** The stream after a change. */
export const {
  again: streamAgain,
  shortOnesAgain,
  without: streamWithout,
  back: streamWith,
} = listsAgain<StreamView, StreamEntry>({
  path: STREAM,
  rowsOf: ({ entries }) => entries,
  withRows: (page, entries) => ({ ...page, entries }),
  withCounts: (page, { waiting }) => ({ ...page, waiting }),
});
