import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, errorWords, inTurn, read, refresh } from '#web-api';
import type { SavedSearchView } from '../../saved-searches/schema.ts';
import { streamAgain } from '../stream-again.ts';

export interface SavedForm {
  name: string;
  q: string;
}

const PATH = '/saved-searches';

/** By name; empty until they are known. */
export function useSavedSearches(): readonly SavedSearchView[] {
  const { data } = useQuery(read<{ savedSearches: SavedSearchView[] }>(PATH));
  return data?.savedSearches ?? [];
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
  return { save, change, remove };
}
