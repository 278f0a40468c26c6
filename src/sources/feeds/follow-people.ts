import { z } from '@hono/zod-openapi';
import { addKeys, followPeople, rowsOf } from '#people';
import type { Kith, Listener } from '#platform';
import { normaliseUrl, siteKey } from '../discovery/page.ts';

const FieldAdded = z.object({
  memberId: z.number().int(),
  personId: z.number().int(),
  field: z.string(),
  value: z.string(),
});

/** Whom a row of an import named: the same list again is compared with it. */
const IMPORTED = rowsOf({ table: 'import_item', key: ['id'] });
/** Whom an import put on a list: its undo takes them off, and the next import does not put them back. */
const LISTED = rowsOf({
  table: 'import_listed',
  key: ['batch_id', 'list_id'],
  once: ['batch_id', 'list_id'],
});
const PUBLISHING = rowsOf({ table: 'source_person', key: ['source_id', 'author_key'] });

/** When two people turn out to be one, both publish as the one; when that is undone, each publishes again. */
export const followMergedPeople = (kith: Kith) =>
  followPeople(kith, [PUBLISHING, IMPORTED, LISTED]);

const PersonSplit = z.object({
  fromId: z.number().int(),
  newId: z.number().int(),
  keys: z.array(z.string()),
});

/** When somebody turns out to be two people, a source goes with the address of its feed or site. */
export function followSplits(kith: Kith): Listener {
  return async (payload) => {
    const { fromId, newId, keys } = PersonSplit.parse(payload);
    const taken = new Set(keys);
    await kith.db.write(async (trx) => {
      const sources = await trx
        .selectFrom('source_person')
        .innerJoin('source', 'source.id', 'source_person.source_id')
        .innerJoin('feed', 'feed.id', 'source.feed_id')
        .select(['source.id', 'source_person.author_key', 'feed.url', 'feed.site_url'])
        .where('source_person.person_id', '=', fromId)
        .execute();
      for (const source of sources) {
        if (!keysOfSource(source).some((key) => taken.has(key))) continue;
        await trx
          .updateTable('source_person')
          .set({ person_id: newId })
          .where('source_id', '=', source.id)
          .where('author_key', '=', source.author_key)
          .where('person_id', '=', fromId)
          .execute();
      }
    });
  };
}

const keysOfSource = ({ url, site_url }: { url: string; site_url: string | null }): string[] => [
  `feed:${normaliseUrl(url) ?? url}`,
  ...(site_url ? [`site:${siteKey(site_url)}`] : []),
];

/** A site that a member writes down by hand is known again when somebody links to it or imports it. */
export function followFields(kith: Kith): Listener {
  return async (payload) => {
    const added = FieldAdded.parse(payload);
    if (added.field === 'profile') return;
    const keys = keysOfPages([added]).map((key) => ({ personId: added.personId, key }));
    if (keys.length > 0) await kith.db.write((trx) => addKeys(trx, added.memberId, { keys }));
  };
}

/** The keys that follow from pages that are said to be somebody's. */
export function keysOfPages(said: readonly { field: string; value: string }[]): string[] {
  return said.flatMap(({ field, value }) => {
    const url = normaliseUrl(value);
    if (!url) return [];
    if (field === 'feed') return [`feed:${url}`];
    return field === 'site' || field === 'profile' ? [`site:${siteKey(url)}`] : [];
  });
}
