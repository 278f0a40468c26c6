/** What others published and a member was shown. The image is on the disk, so that nobody is asked for it. */
import type { World } from '#test';
import { imagesOnDisk } from '../src/sources/images/fetch-image.ts';
import { type Foreign, foreignName } from '../src/sources/images/names.ts';

export async function possessShown({ kith }: World, memberId: number, word: string) {
  const url = `https://${word}.example/chart.gif`;
  await imagesOnDisk(kith).put(url, Buffer.from('GIF89a'));
  const name = (what: Foreign) => foreignName(kith, { memberId, what }, url) ?? '';
  return { images: name('image'), recordings: name('recording') };
}
