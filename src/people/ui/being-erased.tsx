import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, toast, When } from '#kit';
import { call, errorWords, read, refresh } from '#web-api';
import type { PendingErasure } from '../erasing/schema.ts';

/** Whom one is having erased, as long as that can be undone; nothing where there is nobody. */
export function BeingErased() {
  const client = useQueryClient();
  const erasures = useQuery(read<{ erasures: PendingErasure[] }>('/erasures')).data?.erasures ?? [];
  const undo = async (id: number) => {
    try {
      await call('POST', `/erasures/${id}/undo`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    await Promise.all([refresh(client, '/erasures'), refresh(client, '/people')]);
  };
  if (erasures.length === 0) return null;
  return (
    <ul className="history" aria-label="Being erased">
      {erasures.map(({ id, name, undoUntil }) => (
        <li key={id}>
          <span>
            {name} is being erased with everything about them. You can undo it; that ends{' '}
            <When at={undoUntil} />.
          </span>
          <Button size="s" aria-label={`Undo: erase ${name}`} onPress={() => void undo(id)}>
            Undo
          </Button>
        </li>
      ))}
    </ul>
  );
}
