import type { QueryClient } from '@tanstack/react-query';
import { welcomeQuery } from '../api/index.ts';

/** Where somebody who is not signed in goes: the first account, or signing in. */
export async function entranceFor(client: QueryClient, wanted: string): Promise<string> {
  const { hasMembers } = await client.fetchQuery(welcomeQuery);
  if (!hasMembers) return '/welcome';
  const next = safeNext(wanted);
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** An address inside Kith to go on to. Anything that could lead elsewhere becomes the start page. */
export function safeNext(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return '/';
  // The browser drops tabs and line ends from addresses: "/\t/evil.example" would be another host.
  if (wanted.includes('\\') || [...wanted].some((letter) => letter < ' ')) return '/';
  return /^\/(sign-in|welcome|join)\b/.test(wanted) ? '/' : wanted;
}
