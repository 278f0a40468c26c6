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
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: mayRetry,
        // A Kith on this machine answers without a network, so the browser's word does not count.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
