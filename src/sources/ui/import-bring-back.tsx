import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, toast } from '#kit';
import { call, errorWords, refresh } from '#web-api';

export interface BringBackProps {
  importId: number;
  position: number;
  name: string;
}

/** Somebody who was erased comes with this import after all; they can be unticked again like anybody. */
export function BringBack({ importId, position, name }: BringBackProps) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const bringBack = async () => {
    setBusy(true);
    try {
      await call('POST', `/imports/${importId}/bring-back`, { positions: [position] });
      await refresh(client, `/imports/${importId}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    setBusy(false);
  };
  return (
    <Button
      size="s"
      isBusy={isBusy}
      onPress={() => void bringBack()}
      aria-label={`Bring back ${name}`}
    >
      Bring back
    </Button>
  );
}
