import { createHash } from 'node:crypto';
import { type Kith, Refusal } from '#platform';
import { keyOfFile } from '../library/rules.ts';
import type { KeptView } from '../library/schema.ts';
import { keepCopy } from '../library/write.ts';
import { PDF_BYTES_MAX, PDF_MB_MAX } from './limits.ts';
import { isPdf, readPdfInThread } from './reading.ts';

/**
 * Keeps the text of a PDF file. The same file again is the same keep, whatever it is called.
 * @throws Refusal `invalid` when there is no text to be had of it; nothing is kept then.
 */
export async function keepPdfFile(
  kith: Kith,
  memberId: number,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<KeptView> {
  if (bytes.length > PDF_BYTES_MAX)
    throw new Refusal('invalid', `A PDF that Kith reads has at most ${PDF_MB_MAX} MB.`);
  if (!isPdf(bytes)) throw new Refusal('invalid', 'This is no PDF. Choose a file that is one.');
  const key = keyOfFile(createHash('sha256').update(bytes).digest('hex'));
  const fileName =
    name
      .replace(/[\s\0]+/gu, ' ')
      .trim()
      .toWellFormed() || 'A PDF file';
  const found = await readPdfInThread({ bytes, name: fileName, source: fileName });
  if (found.kind === 'nothing') throw new Refusal('invalid', found.why);
  const { publishedAt, ...page } = found.page;
  const copy = { ...page, key, entry_id: null, url: null, published_at: publishedAt };
  return keepCopy(kith, memberId, { ...copy, is_fetching: 0 }, {});
}
