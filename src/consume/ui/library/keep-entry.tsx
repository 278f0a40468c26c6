import { useQuery } from '@tanstack/react-query';
import { Button, Link, useGo, useShortcut } from '#kit';
import { read } from '#web-api';
import type { LibraryView } from '../../library/schema.ts';
import { goalOf, readingOrder } from '../reading-order.ts';
import { openKeep } from './open-keep.ts';

interface KeepEntryProps {
  entry: { id: number; title: string };
}

/** Keeps the entry one reads; of one that is kept, shows what one took from it. */
export function KeepEntry({ entry }: KeepEntryProps) {
  const go = useGo();
  const kept = useQuery(read<LibraryView>(`/keeps?entry=${entry.id}`)).data?.keeps[0];
  const open = () =>
    kept
      ? go(`/library/${kept.id}`)
      : openKeep({ entry, goalId: goalOf(readingOrder.get(), entry.id) });
  useShortcut('s', 'Keep it', open);
  if (!kept) return <Button onPress={open}>Keep</Button>;
  return (
    <Link href={`/library/${kept.id}`} look="button">
      Kept
    </Link>
  );
}
