import type { Read } from '#platform';
import { periodWords } from './period-rules.ts';

/** Self-portraits as the map of behaviours names them. */
export async function portraitsNow(read: Read, ids: number[]) {
  const rows = await read
    .selectFrom('portrait')
    .select(['id', 'period'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, period }) => ({
    id,
    words: periodWords(period),
    href: `/portrait?of=${period}`,
  }));
}
