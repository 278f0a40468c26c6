import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, errorWords, inTurn, isUnderWay, read, refresh } from '#web-api';
import type { SavedSearchView } from '../../saved-searches/schema.ts';
import { streamAgain } from '../stream-again.ts';

export interface SavedForm {
  name: string;
  q: string;
}

const PATH = '/saved-searches';

/** In their order; empty until they are known. */
export function useSavedSearches(): readonly SavedSearchView[] {
  const { data } = useQuery(read<{ savedSearches: SavedSearchView[] }>(PATH));
  return data?.savedSearches ?? [];
}

/** Shown at once; many moves in turn are sent one after another. What lies under the window is told when it closes. */
function useOrder(client: QueryClient) {
  const put = async (searches: readonly SavedSearchView[]) => {
    const { queryKey } = read(PATH);
    // An answer on its way would overwrite what is shown now; what it took the place of must not come back either.
    const cancelled = client.cancelQueries({ queryKey }, { revert: false });
    client.setQueryData(queryKey, { savedSearches: searches });
    await cancelled;
    const ids = searches.map(({ id }) => id);
    await inTurn(PATH, () => call('PUT', `${PATH}/order`, { ids })).catch(sayWhy);
    if (!isUnderWay(PATH)) await refresh(client, PATH);
  };
  const told = (before: readonly SavedSearchView[]) =>
    toast('Your saved searches are in a new order', { undo: () => void put(before) });
  return { put, told };
}

/** What a view of the stream shows changes with its search. */
const again = (client: QueryClient) => Promise.all([refresh(client, PATH), streamAgain(client)]);

const sayWhy = (error: unknown) => void toast(errorWords(error).message, { tone: 'danger' });

/** Saves, changes and deletes, each with undo. What is refused while saving or changing is thrown, for the form to say. */
export function useSavingSearches() {
  const client = useQueryClient();
  const send = async (method: 'POST' | 'PUT' | 'DELETE', path: string, form?: SavedForm) => {
    const done = await inTurn(PATH, () => call(method, path, form));
    await again(client);
    return done as SavedSearchView;
  };
  const save = async (form: SavedForm): Promise<void> => {
    const { id, name } = await send('POST', PATH, form);
    toast(`“${name}” is a view of your stream now`, {
      undo: () => void send('DELETE', `${PATH}/${id}`).catch(sayWhy),
    });
  };
  const change = async ({ id, name, q }: SavedSearchView, form: SavedForm): Promise<void> => {
    const changed = await send('PUT', `${PATH}/${id}`, form);
    toast(changed.name === name ? `“${name}” is changed` : `Renamed to “${changed.name}”`, {
      undo: () => void send('PUT', `${PATH}/${id}`, { name, q }).catch(sayWhy),
    });
  };
  const remove = async ({ id, name }: SavedSearchView): Promise<boolean> => {
    try {
      await inTurn(PATH, () => call('DELETE', `${PATH}/${id}`));
    } catch (error) {
      sayWhy(error);
      return false;
    }
    await refresh(client, PATH);
    toast(`“${name}” is deleted`, {
      undo: () => void send('POST', `${PATH}/${id}/restore`).catch(sayWhy),
    });
    return true;
  };
  const order = useOrder(client);
  return { save, change, remove, order };
}
