import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, errorWords, inTurn, refresh } from '#web-api';
import type { TraitView, WishNow, WishView } from '../../wishes/schema.ts';

type Method = Parameters<typeof call>[0];
const PATH = '/wishes';

/** More or less of what is like an entry, each with undo. */
export function useWishes() {
  const client = useQueryClient();
  const send = async <Answer>(method: Method, path: string, body?: unknown) => {
    try {
      return (await inTurn(PATH, () => call(method, path, body))) as Answer;
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
      return null;
    } finally {
      // The order of what is for one's goals changes with the next look, not under one's eyes.
      await refresh(client, PATH);
    }
  };
  const say = (entryId: number, isMore: boolean) =>
    send<WishNow>('POST', PATH, { entryId, isMore });
  const unsay = (id: number) => send('DELETE', `${PATH}/${id}`);
  const wish = async (entryId: number, isMore: boolean): Promise<void> => {
    const made = await say(entryId, isMore);
    if (made === null) return;
    const { id, before } = made;
    toast(`Noted: ${isMore ? 'more' : 'less'} like “${made.title || 'Untitled'}”`, {
      // What had been said of it before counts again.
      undo: () => void (before ? say(entryId, before.isMore) : unsay(id)),
    });
  };
  const takeBack = async ({ id, entryId, title, isMore }: WishView): Promise<void> => {
    if ((await unsay(id)) === null) return;
    toast(`Taken back: ${isMore ? 'more' : 'less'} like “${title || 'Untitled'}”`, {
      undo: entryId === null ? undefined : () => void say(entryId, isMore),
    });
  };
  const forget = async ({ kind, key, label }: TraitView): Promise<void> => {
    const put = (isForgotten: boolean) =>
      send('PUT', `${PATH}/forgotten`, { kind, key, isForgotten });
    if ((await put(true)) === null) return;
    toast(`“${label}” counts no longer`, { undo: () => void put(false) });
  };
  const reset = async (): Promise<void> => {
    const done = await send<{ at: number }>('DELETE', PATH);
    if (done === null) return;
    toast('All that was learnt is forgotten', {
      undo: () => void send('POST', `${PATH}/reset/${done.at}/undo`),
    });
  };
  return { wish, takeBack, forget, reset };
}
