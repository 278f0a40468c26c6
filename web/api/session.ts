import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { ApiError, call, hasMember, setPageOf } from './call.ts';
import { forgetReading } from './kept-reading.ts';
import { forgetAllUnsent } from './unsent-shelf.ts';

export interface Member {
  id: string | number;
  /** What one signs in with. */
  name: string;
  displayName: string;
  /** May invite others and change what holds for all. */
  isHost: boolean;
}

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Member | null> => {
    try {
      const options = { signal };
      const { member } = await call<{ member: Member }>('GET', '/session', undefined, options);
      setPageOf(member.id);
      // Whatever the way that another left by: what they could read is not for this one.
      await forgetReading(member.id);
      return member;
    } catch (error) {
      // A page that has a member goes as a whole; until then what stands on it stays.
      if (error instanceof ApiError && error.status === 401 && !hasMember()) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** The member who is signed in. Only for what stands inside the shell, where there is one. */
export function useMember(): Member {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('Nobody is signed in');
  return data;
}

/** Whether this Kith has any member yet: decides between the first account and signing in. */
export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: ({ signal }) => call<{ hasMembers: boolean }>('GET', '/welcome', undefined, { signal }),
});

export interface Credentials {
  name: string;
  password: string;
}

/** Each of these leaves the browser signed in. Nothing kept for another member survives. */
export async function enter(client: QueryClient, path: string, credentials: Credentials) {
  setPageOf(null);
  await call('POST', path, credentials);
  await forgetReading();
  client.clear();
}

/** Ends the session, then opens a whole new page: nothing of the member stays in memory. */
export async function signOut(): Promise<void> {
  await call('DELETE', '/session');
  forgetAllUnsent();
  await forgetReading();
  window.location.assign('/sign-in');
}
