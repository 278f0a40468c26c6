import { attachmentById } from '#create';
import { type Kith, Refusal } from '#platform';
import { writtenForMembers } from './notes-of-others.ts';
import { publishedAt } from './queries.ts';
import { withoutPlace } from './without-place.ts';

/** An image of a published note: only one that stands in its text, and is its writer's. */
export async function publishedImage(kith: Kith, token: string, id: number) {
  const { thing } = await publishedAt(kith, token);
  if (thing.kind !== 'note') throw noSuchImage();
  return imageIn(kith, thing, id);
}

/** An image of a note that its writer lets all members read, for one of them. */
export async function imageOfAnother(
  kith: Kith,
  memberId: number,
  { noteId, id }: { noteId: number; id: number },
) {
  return imageIn(kith, await writtenForMembers(kith, memberId, noteId), id);
}

async function imageIn(
  kith: Kith,
  { memberId, text }: { memberId: number; text: string },
  id: number,
) {
  if (!new RegExp(`/attachments/${id}(?!\\d)`).test(text)) throw noSuchImage();
  const image = await attachmentById(kith, memberId, id);
  // Others get the picture, not where and with what it was taken.
  return { ...image, bytes: withoutPlace(image.bytes, image.type) };
}

const noSuchImage = () => new Refusal('not_found', 'There is no such image.');
