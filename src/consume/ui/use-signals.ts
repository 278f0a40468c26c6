import { useQuery } from '@tanstack/react-query';
import { read } from '#web-api';
import type { SignalView } from '../signal/queries.ts';
import { signalWords } from './signal-words.ts';

/** Says of a source how much of it one opened; null where too little is known, or not yet. */
export function useSignals(): (sourceId: number) => string | null {
  const { data } = useQuery(read<{ sources: SignalView[] }>('/stream/signal'));
  const signals = new Map(data?.sources.map((signal) => [signal.sourceId, signal]));
  return (sourceId) => signalWords(signals.get(sourceId));
}
