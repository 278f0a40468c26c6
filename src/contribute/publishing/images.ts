import { attachmentById } from '#create';
import { type Kith, Refusal } from '#platform';
import { publishedAt } from './queries.ts';

/** An image of a published note: only one that stands in its text, and is its writer's. */
export async function publishedImage(kith: Kith, token: string, id: number) {
  const { thing } = await publishedAt(kith, token);
  const stands = thing.kind === 'note' && new RegExp(`/attachments/${id}(?!\\d)`).test(thing.text);
  if (!stands) throw new Refusal('not_found', 'There is no such image.');
  return attachmentById(kith, thing.memberId, id);
}
