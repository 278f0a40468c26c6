import { z } from '@hono/zod-openapi';
import { addKeys } from '#people';
import type { Kith, Listener } from '#platform';
import { normaliseUrl, siteKey } from '../discovery/page.ts';

const Merged = z.object({ goneId: z.number().int() });
const FieldAdded = z.object({
  memberId: z.number().int(),
  personId: z.number().int(),
  field: z.string(),
  value: z.string(),
});

/** When two people turn out to be one, both publish as the one. */
export function followMerges(kith: Kith): Listener {
  return async (payload) => {
    const { goneId } = Merged.parse(payload);
    await kith.db.write(async (trx) => {
      // The one named in the payload may have been merged in its turn; this row names the last.
      const gone = await trx
        .selectFrom('person')
        .select('merged_into')
        .where('id', '=', goneId)
        .executeTakeFirst();
      const keepId = gone?.merged_into;
      if (!keepId) return;
      await trx
        .updateTable('source_person')
        .set({ person_id: keepId })
        .where('person_id', '=', goneId)
        .execute();
    });
  };
}

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
