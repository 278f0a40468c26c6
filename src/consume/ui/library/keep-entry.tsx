import { useQuery } from '@tanstack/react-query';
import { Button, Link, useGo, useShortcut } from '#kit';
import { read } from '#web-api';
import type { LibraryView } from '../../library/schema.ts';
import { goalOf, readingOrder } from '../reading-order.ts';
import { openKeep } from './open-keep.ts';

interface KeepEntryProps {
  entry: { id: number; title: string };
}

/** The keep of an entry, if there is one, and what keeps it or shows it. */
function useKeep(entry: KeepEntryProps['entry']) {
  const go = useGo();
  const kept = useQuery(read<LibraryView>(`/keeps?entry=${entry.id}`)).data?.keeps[0];
  const open = () =>
    kept
      ? go(`/library/${kept.id}`)
      : openKeep({ entry, goalId: goalOf(readingOrder.get(), entry.id) });
  return { kept, open };
}

/** Keeps the entry one reads; of one that is kept, shows what one took from it. */
export function KeepButton({ entry }: KeepEntryProps) {
  const { kept, open } = useKeep(entry);
  if (!kept) return <Button onPress={open}>Keep</Button>;
  return (
    <Link href={`/library/${kept.id}`} look="button">
      Kept
    </Link>
  );
}

/** The same, by a key, too. */
export function KeepEntry({ entry }: KeepEntryProps) {
  useShortcut('s', 'Keep it', useKeep(entry).open);
  return <KeepButton entry={entry} />;
}
