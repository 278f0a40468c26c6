import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, errorWords, inTurn, refresh } from '#web-api';
import type { TraitView, WishView } from '../../wishes/schema.ts';

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
  const wish = async (entryId: number, isMore: boolean): Promise<void> => {
    const made = await send<WishView>('POST', PATH, { entryId, isMore });
    if (made === null) return;
    toast(`Noted: ${isMore ? 'more' : 'less'} like “${made.title || 'Untitled'}”`, {
      undo: () => void takeBack(made.id),
    });
  };
  const takeBack = (id: number) => send('DELETE', `${PATH}/${id}`);
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
