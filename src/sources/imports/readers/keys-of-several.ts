import { keysOf } from '#names';
import type { ReadRow } from './rows.ts';

/**
 * Takes keys from rows of whom `whoOf` says that they are different people: an address that several have is
 * an office's or a family's, and would make one person of them.
 */
export function unkeyShared(rows: readonly ReadRow[], whoOf: (row: ReadRow) => string): void {
  for (const [key, holders] of rowsByKey(rows)) {
    if (new Set(holders.map(whoOf)).size < 2) continue;
    for (const row of holders) row.notKeys = [...(row.notKeys ?? []), key];
  }
}

/** Which rows hold a key. */
export function rowsByKey(rows: readonly ReadRow[]): Map<string, ReadRow[]> {
  const byKey = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const emails = row.emails.map((value) => ({ field: 'email' as const, value }));
    for (const key of new Set(keysOf([...emails, ...(row.more ?? [])]))) {
      const holders = byKey.get(key);
      if (holders) holders.push(row);
      else byKey.set(key, [row]);
    }
  }
  return byKey;
}
