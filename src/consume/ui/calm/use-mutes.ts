import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { DAY_MS } from '#days';
import { toast } from '#kit';
import { call, errorWords, inTurn, refresh } from '#web-api';
import type { MuteView } from '../../mutes/schema.ts';
import { streamAgain } from '../stream-again.ts';

/** What is sent to mute something; the server's `NewMute`. */
export type MuteForm = { untilAt: number | null } & (
  | { kind: 'words'; words: string }
  | { kind: 'sourceOf' | 'thread'; entryId: number }
);

type Method = Parameters<typeof call>[0];
const PATH = '/mutes';

export const inDays = (days: number): number => Date.now() + days * DAY_MS;

/** What the stream shows changes with it. */
const again = (client: QueryClient) => Promise.all([refresh(client, PATH), streamAgain(client)]);

const sayWhy = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });

/** Mutes and lifts, each with undo. Resolves to whether it was done. */
export function useMuting() {
  const client = useQueryClient();
  const send = async (method: Method, path: string): Promise<boolean> => {
    try {
      await inTurn(PATH, () => call(method, path));
    } catch (error) {
      sayWhy(error);
      await refresh(client, PATH);
      return false;
    }
    await again(client);
    return true;
  };
  const mute = async (form: MuteForm): Promise<boolean> => {
    try {
      const muted = (await inTurn(PATH, () => call('POST', PATH, form))) as MuteView;
      toast(mutedWords(muted), { undo: () => void send('DELETE', `${PATH}/${muted.id}`) });
    } catch (error) {
      sayWhy(error);
      return false;
    }
    await again(client);
    return true;
  };
  const lift = async ({ id, label }: MuteView): Promise<void> => {
    if (!(await send('DELETE', `${PATH}/${id}`))) return;
    toast(`“${label}” is no longer muted`, {
      undo: () => void send('POST', `${PATH}/${id}/restore`),
    });
  };
  return { mute, lift };
}

/** "Muted: what says “crypto”". */
export function mutedWords({ kind, label }: Pick<MuteView, 'kind' | 'label'>): string {
  if (kind === 'words') return `Muted: what says “${label}”`;
  if (kind === 'source') return `Muted: ${label}`;
  return `Muted: “${label}” and what answers it`;
}
