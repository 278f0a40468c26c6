import type { PairsPage } from '../duplicates/schema.ts';

type Counts = PairsPage['counts'];

/** Pairs that wait for a word, however sure: the same number wherever they are counted. */
export const pairsOpen = ({ sure, likely, perhaps }: Counts): number => sure + likely + perhaps;

/** Only what there is: "2 likely, 1 perhaps". */
export function surenessWords({ sure, likely, perhaps }: Counts): string {
  const parts = [
    [sure, 'surely'],
    [likely, 'likely'],
    [perhaps, 'perhaps'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, how]) => `${count.toLocaleString('en')} ${how}`)
    .join(', ');
}
