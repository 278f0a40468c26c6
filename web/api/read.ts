import { QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, call } from './call.ts';

/**
 * The key of an address: its parts, so that a change to `/goals/12` also makes what lies under it
 * (`/goals/12/people`) be read again.
 */
export function keyOf(path: string): readonly string[] {
  const [address = '', search] = path.split('?');
  const parts = address.split('/').filter((part) => part !== '');
  return search ? [...parts, `?${search}`] : parts;
}

/** A GET as a query: `useQuery(read<Goal>('/goals/12'))`, `client.ensureQueryData(read(…))`. */
export function read<Answer>(path: string) {
  return queryOptions({
    queryKey: keyOf(path),
    queryFn: ({ signal }) => call<Answer>('GET', path, undefined, { signal }),
  });
}

const MOMENT_MS = 1_000;

/**
 * As `read`, for what sums up what is done on other pages (today, the map, a week): asked for again
 * whenever it is opened. What was known shows meanwhile, and loading a page ahead is not asking twice.
 */
export function readNow<Answer>(path: string) {
  return { ...read<Answer>(path), staleTime: MOMENT_MS };
}

/** Reads everything at and under an address again; what is not on the page, when it next is. */
export function refresh(client: QueryClient, path: string): Promise<void> {
  return client.invalidateQueries({ queryKey: keyOf(path) });
}

/** A page is a request: a list of 50,000 would be a thousand of them, one after another. */
export const PAGES_ASKED_AGAIN_MAX = 20;
const STALE_AFTER_MS = 30_000;

/** Whether what is known is a list that one went far down in. */
export const isLong = (known: unknown): boolean =>
  typeof known === 'object' &&
  known !== null &&
  'pages' in known &&
  Array.isArray(known.pages) &&
  known.pages.length > PAGES_ASKED_AGAIN_MAX;

/** After how long something is asked again by itself, as when one comes back to it; a long list never. */
const staleAfterMs = (known: unknown): number =>
  isLong(known) ? Number.POSITIVE_INFINITY : STALE_AFTER_MS;

const triesMax = 2;

/** A refusal stays a refusal; a fault or a broken network may pass. */
export function mayRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) return false;
  return failures < triesMax;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: ({ state }) => staleAfterMs(state.data),
        gcTime: 10 * 60_000,
        retry: mayRetry,
        // A Kith on this machine answers without a network, so the browser's word does not count.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
