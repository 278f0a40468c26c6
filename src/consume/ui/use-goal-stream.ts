import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, errorWords, inTurn, keyOf } from '#web-api';
import type { GoalStreamView } from '../goals/schema.ts';
import type { ChangedSettings } from '../stream/schema.ts';
import { shortOnesAgain, streamAgain } from './stream-again.ts';

const PATH = '/stream/goals';
/** What has just come is compared in the background; soon it is there. */
const AGAIN_MS = 1_500;

const startOfToday = (): number => new Date().setHours(0, 0, 0, 0);

/** What to read today for one's goals; with `isMore` also what is beyond the day's minutes. */
export function goalStream(isMore: boolean) {
  const asked = new URLSearchParams({
    today: String(startOfToday()),
    ...(isMore && { more: '1' }),
  });
  return queryOptions({
    queryKey: keyOf(`${PATH}?${asked}`),
    queryFn: ({ signal }) => call<GoalStreamView>('GET', `${PATH}?${asked}`, undefined, { signal }),
    refetchInterval: ({ state }) => (state.data?.isReading ? AGAIN_MS : false),
  });
}

/** Changes how one wants to read; the lists follow. */
export async function changeSettings(client: QueryClient, changed: ChangedSettings): Promise<void> {
  try {
    await inTurn(PATH, () => call('PUT', '/stream/settings', changed));
  } catch (error) {
    toast(errorWords(error).message, { tone: 'danger' });
    // Nothing changed: who is far down in a long list stays there.
    return shortOnesAgain(client);
  }
  await streamAgain(client);
}

export function useChangeSettings() {
  const client = useQueryClient();
  return (changed: ChangedSettings) => changeSettings(client, changed);
}
