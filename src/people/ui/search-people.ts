import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#web-api';
import type { PeoplePage } from '../directory/schema.ts';

export type Order = 'name' | 'newest';

const TYPING_MS = 200;

/** The pages of a search read so far; more come with `fetchNextPage`. */
export function usePeople(search: string, order: Order) {
  return useInfiniteQuery({
    // Under `/people`, so that whatever changes a person has the list read again.
    queryKey: ['people', '?list', order, search],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ order });
      if (search !== '') asked.set('search', search);
      if (pageParam !== null) asked.set('after', String(pageParam));
      return call<PeoplePage>('GET', `/people?${asked}`, undefined, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    // The list of before stays while the next letter's is on its way.
    placeholderData: (before) => before,
  });
}

/** A text as it was when typing paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
