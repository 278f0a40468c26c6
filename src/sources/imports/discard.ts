import { discardImport as discardBatch, type Kith } from '#platform';

/** Throws a preview away; nothing was made of it. */
export const discardImport = (kith: Kith, memberId: number, id: number): Promise<void> =>
  kith.db.write((trx) => discardBatch(trx, 'import_batch', { memberId, id }));
