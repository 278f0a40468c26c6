import type { QueryClient } from '@tanstack/react-query';
import { keyOf, read } from '#web-api';

/** Has an entry there before it is chosen, as it is known; what did not come is asked for again only once it is opened. */
export async function readEntryAhead(client: QueryClient, id: number): Promise<void> {
  const paths = [`/entries/${id}`, `/entries/${id}/article`];
  const unknown = paths.filter((path) => client.getQueryState(keyOf(path))?.status !== 'error');
  await Promise.allSettled(unknown.map((path) => client.ensureQueryData(read(path))));
}
