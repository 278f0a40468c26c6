import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import type { TieForm } from '../../ties/schema.ts';

/** Says how one stands to a person, with undo; gives whether it was taken. */
export function useSaying({ id, name }: { id: number; name: string }) {
  const client = useQueryClient();
  const send = (form: TieForm) => call('PATCH', `/people/${id}/tie`, form);
  const again = () => Promise.all([refresh(client, '/people'), refresh(client, '/keeping')]);
  return async (form: TieForm, before: TieForm): Promise<boolean> => {
    try {
      await send(form);
    } catch (error) {
      sayNotDone(error);
      return false;
    }
    const undo = async () => {
      await send(before).catch(sayNotDone);
      await again();
    };
    toast(`Noted: how you stand to ${name}`, { undo: () => void undo() });
    await again();
    return true;
  };
}
export type Saying = ReturnType<typeof useSaying>;
