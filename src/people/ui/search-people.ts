import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#web-api';
import type { PeopleOrder } from '../directory/limits.ts';
import type { PeoplePage } from '../directory/schema.ts';

const TYPING_MS = 200;

/** The pages read so far of whom a filter means; more come with `fetchNextPage`. */
export function usePeople(filter: Readonly<Record<string, string>>, order: PeopleOrder) {
  return useInfiniteQuery({
    // Under `/people`, so that whatever changes a person has the list read again.
    queryKey: ['people', '?list', order, filter],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ ...filter, order });
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
