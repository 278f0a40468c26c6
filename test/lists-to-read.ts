/** Lists of pages read as an import reads them, for tests of their forms. */
import { type ReadItem, readList } from '../src/consume/imports/readers/index.ts';

/** @throws why it cannot be read. */
export function listIn(text: string | Uint8Array) {
  const list = readList(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  if ('why' in list) throw new Error(list.why);
  return list;
}

export const firstIn = (text: string | Uint8Array): ReadItem | undefined => listIn(text).items[0];
