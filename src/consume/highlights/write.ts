import { type Kith, Refusal, type Write } from '#platform';
import { noSuchKeep } from '../library/queries.ts';
import { foldedHighlight } from '../library/rules.ts';
import { anchorExactly, quoteOf } from './anchor.ts';
import { HIGHLIGHTS_MAX } from './limits.ts';
import { pageAt } from './page-rules.ts';
import { readPage } from './page-words.ts';
import { highlightById, noSuchHighlight } from './queries.ts';
import type { HighlightForm, HighlightView, NewHighlight } from './schema.ts';

export const notInText = () =>
  new Refusal('conflict', 'These words are not in the text any more. Load it again.');

/**
 * Marks a passage of what a member keeps. It has to be in the text: what was marked in another one is not put somewhere
 * near. With a `draftKey` that was used before, that highlight is what comes back.
 */
export async function mark(
  kith: Kith,
  memberId: number,
  keepId: number,
  form: NewHighlight,
): Promise<HighlightView> {
  const { html, pages } = await ownKeep(kith, memberId, keepId);
  const { text, pieces } = await readPage(html);
  const anchor = anchorExactly(text, form);
  if (!anchor) throw notInText();
  const quote = quoteOf(text, anchor);
  const id = await kith.db.write(async (trx) => {
    const known = await markedWith(trx, keepId, form.draftKey);
    if (known) return known.id;
    await requireRoom(trx, keepId);
    const made = await trx
      .insertInto('highlight')
      .values({
        keep_id: keepId,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        made_start: quote.start,
        start_at: anchor.start,
        end_at: anchor.end,
        how: 'place',
        note: form.note,
        page: pages === null ? null : pageAt(pieces, anchor.start),
        folded: foldedHighlight(quote.exact, form.note),
        draft_key: form.draftKey ?? null,
        created_at: kith.now(),
        updated_at: kith.now(),
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  });
  return highlightById(kith, memberId, id);
}

/** Changes what a member says of a passage. */
export async function changeHighlight(
  kith: Kith,
  memberId: number,
  id: number,
  { note }: HighlightForm,
): Promise<HighlightView> {
  const { exact } = await highlightById(kith, memberId, id);
  const folded = foldedHighlight(exact, note);
  await kith.db.write((trx) =>
    trx
      .updateTable('highlight')
      .set({ note, folded, updated_at: kith.now() })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .execute(),
  );
  return highlightById(kith, memberId, id);
}

async function ownKeep(kith: Kith, memberId: number, keepId: number) {
  const row = await kith.db.read
    .selectFrom('keep')
    .select(['html', 'pages'])
    .where('id', '=', keepId)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchKeep();
  return row;
}

async function markedWith(trx: Write, keepId: number, draftKey: string | undefined) {
  if (draftKey === undefined) return undefined;
  const known = await trx
    .selectFrom('highlight')
    .select(['id', 'removed_at'])
    .where('keep_id', '=', keepId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst();
  if (known && known.removed_at !== null) throw noSuchHighlight();
  return known;
}

/** @throws Refusal `too_many` when it has all the highlights that one text may have. */
async function requireRoom(trx: Write, keepId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('highlight')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('keep_id', '=', keepId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= HIGHLIGHTS_MAX)
    throw new Refusal('too_many', `One text has at most ${HIGHLIGHTS_MAX} highlights.`);
}
