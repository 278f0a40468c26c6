import { z } from '@hono/zod-openapi';
import { addKeys, followMerges } from '#people';
import type { Kith, Listener } from '#platform';
import { normaliseUrl, siteKey } from '../discovery/page.ts';

const FieldAdded = z.object({
  memberId: z.number().int(),
  personId: z.number().int(),
  field: z.string(),
  value: z.string(),
});

/** When two people turn out to be one, both publish as the one. */
export const followMergedPeople = (kith: Kith) =>
  followMerges(kith, async (trx, { goneId, keepId }) => {
    await trx
      .updateTable('source_person')
      .set({ person_id: keepId })
      .where('person_id', '=', goneId)
      .execute();
  });

/** A site that a member writes down by hand is known again when somebody links to it or imports it. */
export function followFields(kith: Kith): Listener {
  return async (payload) => {
    const added = FieldAdded.parse(payload);
    if (added.field !== 'site' && added.field !== 'feed') return;
    const url = normaliseUrl(added.value);
    if (!url) return;
    const key = added.field === 'site' ? `site:${siteKey(url)}` : `feed:${url}`;
    await kith.db.write((trx) =>
      addKeys(trx, added.memberId, { keys: [{ personId: added.personId, key }] }),
    );
  };
}
