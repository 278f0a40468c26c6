import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { DAY_MS } from '#days';
import { toast } from '#kit';
import { call, errorWords, inTurn, refresh } from '#web-api';
import type { MutedNow, MuteView } from '../../mutes/schema.ts';
import { streamAgain } from '../stream-again.ts';

/** What is sent to mute something; the server's `NewMute`. */
export type MuteForm = { untilAt: number | null } & (
  | { kind: 'words'; words: string }
  | { kind: 'source'; sourceId: number }
  | { kind: 'sourceOf' | 'thread'; entryId: number }
);

type Method = Parameters<typeof call>[0];
const PATH = '/mutes';

export const inDays = (days: number): number => Date.now() + days * DAY_MS;

/** What the stream shows changes with it. */
const again = (client: QueryClient) => Promise.all([refresh(client, PATH), streamAgain(client)]);

const sayWhy = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });

/** Mutes and lifts, each with undo. */
export function useMuting() {
  const client = useQueryClient();
  const send = async (method: Method, path: string, body?: unknown): Promise<boolean> => {
    try {
      await inTurn(PATH, () => call(method, path, body));
    } catch (error) {
      sayWhy(error);
      await refresh(client, PATH);
      return false;
    }
    await again(client);
    return true;
  };
  /** Throws where it is refused, for who has fields to say it at. */
  const add = async (form: MuteForm): Promise<void> => {
    const muted = (await inTurn(PATH, () => call('POST', PATH, form))) as MutedNow;
    const { id, before } = muted;
    toast(mutedWords(muted), {
      // What was muted already is so until when it was.
      undo: () => void send(before ? 'PUT' : 'DELETE', `${PATH}/${id}`, before ?? undefined),
    });
    await again(client);
  };
  const mute = (form: MuteForm): Promise<void> => add(form).catch(sayWhy);
  const lift = async ({ id, label, untilAt }: MuteView): Promise<void> => {
    if (!(await send('DELETE', `${PATH}/${id}`))) return;
    toast(isOver({ untilAt }) ? `“${label}” is removed` : `“${label}” is no longer muted`, {
      undo: () => void send('POST', `${PATH}/${id}/restore`),
    });
  };
  return { add, mute, lift };
}

export const isOver = ({ untilAt }: Pick<MuteView, 'untilAt'>): boolean =>
  untilAt !== null && untilAt <= Date.now();

/** What mutes the same once more, for good; null where what it was about is gone. */
export function muteAgain({ kind, label, sourceId, entryId }: MuteView): MuteForm | null {
  if (kind === 'words') return { kind, words: label, untilAt: null };
  if (kind === 'source') return sourceId === null ? null : { kind, sourceId, untilAt: null };
  return entryId === null ? null : { kind, entryId, untilAt: null };
}

/** "Muted: what says “crypto”". */
export function mutedWords({ kind, label }: Pick<MuteView, 'kind' | 'label'>): string {
  if (kind === 'words') return `Muted: what says “${label}”`;
  if (kind === 'source') return `Muted: ${label}`;
  return `Muted: “${label}” and what answers it`;
}
