import { inBatches, type Kith } from '#platform';
import { shownHtml } from '#sources';
import { askedLately } from './agreement.ts';
import type { MachineTexts } from './schema.ts';
import { type Of, textToRead } from './text-to-read.ts';

/** What a member had made of a text, as their browser gets it. What others had made of it is not told. */
export async function machineTextsOf(kith: Kith, memberId: number, of: Of): Promise<MachineTexts> {
  const text = await textToRead(kith, memberId, of);
  const rows = await kith.db.read
    .selectFrom('machine_text')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .$if('keepId' in of, (query) => query.where('keep_id', '=', 'keepId' in of ? of.keepId : 0))
    .$if('entryId' in of, (query) => query.where('entry_id', '=', 'entryId' in of ? of.entryId : 0))
    .orderBy('id')
    .execute();
  return {
    isOwn: text.isOwn,
    language: text.language,
    texts: rows.map((row) => {
      const isOutdated = row.state === 'done' && row.text_hash !== text.hash;
      return {
        id: row.id,
        kind: row.kind,
        language: row.language,
        state: row.state,
        partsDone: row.parts_done,
        partsTotal: row.parts_total,
        model: row.model,
        madeAt: row.made_at,
        isOutdated,
        problem: row.problem,
        note: row.note,
        title: isOutdated ? '' : row.title,
        html: isOutdated ? '' : shownHtml(kith, memberId, row.html),
      };
    }),
  };
}

/** Each with its whole text. */
const EXPORTED_AT_ONCE = 100;

/** All a member had made, what they agreed to, and when they asked lately, for an export. */
export async function exportMachineTexts(kith: Kith, memberId: number) {
  const agreed = await kith.db.read
    .selectFrom('machine_agreement')
    .select(['url', 'is_own_sent', 'since'])
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  const made = madeRows(kith, memberId).orderBy('machine_text.id').limit(EXPORTED_AT_ONCE);
  const after = (id: number) => made.where('machine_text.id', '>', id).execute();
  const texts: ExportedText[] = [];
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    texts.push(...rows.map(exportedText));
  return {
    agreement: agreed
      ? {
          url: agreed.url,
          isOwnSent: agreed.is_own_sent === 1,
          since: new Date(agreed.since).toISOString(),
        }
      : null,
    askedLately: (await askedLately(kith.db.read, memberId, kith.now())).map((at) =>
      new Date(at).toISOString(),
    ),
    texts,
  };
}

const madeRows = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('machine_text')
    .leftJoin('entry', 'entry.id', 'machine_text.entry_id')
    .leftJoin('keep', 'keep.id', 'machine_text.keep_id')
    .select(['machine_text.id', 'kind', 'machine_text.language', 'model', 'made_at'])
    .select([
      'machine_text.title',
      'machine_text.html',
      'entry.title as entry',
      'keep.title as keep',
    ])
    .where('machine_text.member_id', '=', memberId)
    .where('state', '=', 'done')
    .where('machine_text.removed_at', 'is', null);

type MadeRow = Awaited<ReturnType<ReturnType<typeof madeRows>['execute']>>[number];
type ExportedText = ReturnType<typeof exportedText>;

const exportedText = ({ kind, language, model, title, html, entry, keep, made_at }: MadeRow) => ({
  of: entry ?? keep ?? '',
  isKept: keep !== null,
  kind,
  language,
  model,
  madeAt: made_at === null ? null : new Date(made_at).toISOString(),
  title,
  html,
});
