/** People who write blogs, from a folder of stored feeds with a manifest, as a member's network in a real store. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { addMember } from '#members';
import { addPerson } from '#people';
import type { Kith } from '#platform';
import { follow } from '#sources';
import { attribute } from '../../src/sources/polling/attribute.ts';
import { digest } from '../../src/sources/polling/digest.ts';
import { storeEntries } from '../../src/sources/polling/store.ts';

const Manifest = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string().nullish() })),
  resources: z.array(
    z.object({
      kind: z.string(),
      person: z.string().nullish(),
      path: z.string(),
      url: z.string(),
      content_type: z.string().nullish(),
    }),
  ),
});

/** Makes a member who follows all of them; gives their id. */
export async function followBlogs(kith: Kith, folder: string): Promise<number> {
  const text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  const { people, resources } = Manifest.parse(JSON.parse(text));
  const { id: memberId } = await addMember(kith, {
    name: 'blogs',
    password: 'measured, not served',
  });
  for (const { id, name } of people) {
    const feeds = resources.filter(({ kind, person }) => kind === 'feed' && person === id);
    await kith.db.write(async (trx) => {
      const now = kith.now();
      const made = { memberId, name: name ?? id, fields: [], keys: [], now };
      const personId = await addPerson(trx, { ...made, origin: 'opml', originDetail: 'bench' });
      for (const { url, content_type, path: file } of feeds) {
        const bytes = readFileSync(path.join(folder, file));
        const read = digest(bytes, { url, ...(content_type ? { contentType: content_type } : {}) });
        if (read.kind !== 'feed') continue;
        const feed = { feedUrl: url, title: name ?? id, personId, batchId: null };
        const { feedId } = await follow(trx, { memberId, ...feed, now });
        await storeEntries(kith, trx, [{ feedId, digest: read }]);
        await attribute(kith, trx, feedId);
      }
    });
  }
  return memberId;
}
