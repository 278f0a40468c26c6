import { z } from '@hono/zod-openapi';
import { type Kith, Refusal } from '#platform';
import { TAKEAWAY_CHARS_MAX } from './limits.ts';
import { NewKeep } from './schema.ts';
import { keep } from './write.ts';

const LetterToSelf = z.object({
  memberId: z.number().int(),
  url: z.string(),
  takeaway: z.string(),
});

/**
 * Keeps what a member sent to themselves, the words above the address as their takeaway. Heard twice it is the same keep.
 * What cannot be kept (an address that is too long, a full library) is left: the letter is still in the mailbox.
 */
export async function keepLetter(kith: Kith, payload: unknown): Promise<void> {
  const { memberId, url, takeaway } = LetterToSelf.parse(payload);
  const said = takeaway.replaceAll('\0', '').slice(0, TAKEAWAY_CHARS_MAX).toWellFormed();
  const form = NewKeep.safeParse({ url, ...(said === '' ? {} : { takeaway: said }) });
  if (!form.success) return;
  try {
    await keep(kith, memberId, form.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
