import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, toast } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import { BROUGHT_BACK_AT_ONCE_MAX } from '../imports/erased-rules.ts';
import { positionsOf } from './import-queries.ts';

export interface BringBackProps {
  importId: number;
  position: number;
  name: string;
}

/** Somebody who was taken out before comes with this import after all; they can be unticked again like anybody. */
export function BringBack({ importId, position, name }: BringBackProps) {
  const { bringBack, isBusy } = useBringBack(importId);
  return (
    <Button
      size="s"
      isBusy={isBusy}
      onPress={() => void bringBack(async () => [position])}
      aria-label={`Bring back ${name}`}
    >
      Bring back
    </Button>
  );
}

/** All of them at once: whoever tidied up may have removed hundreds. */
export function BringAllBack({ importId, total }: { importId: number; total: number }) {
  const { bringBack, isBusy } = useBringBack(importId);
  const all = async () =>
    (await positionsOf(importId, { erased: true })).map(({ position }) => position);
  return (
    <Button size="s" isBusy={isBusy} onPress={() => void bringBack(all)}>
      {`Bring all ${total.toLocaleString('en')} back`}
    </Button>
  );
}

function useBringBack(importId: number) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const bringBack = async (which: () => Promise<number[]>) => {
    setBusy(true);
    try {
      const positions = await which();
      for (let at = 0; at < positions.length; at += BROUGHT_BACK_AT_ONCE_MAX)
        await call('POST', `/imports/${importId}/bring-back`, {
          positions: positions.slice(at, at + BROUGHT_BACK_AT_ONCE_MAX),
        });
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    await refresh(client, `/imports/${importId}`);
    setBusy(false);
  };
  return { bringBack, isBusy };
}
