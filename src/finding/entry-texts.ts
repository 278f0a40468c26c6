import type { Kith } from '#platform';

/** Titles of entries and the beginnings of their texts, in no order. */
export async function entryTexts(
  kith: Kith,
  entryIds: readonly number[],
  charsMax: number,
): Promise<{ id: number; title: string; text: string }[]> {
  if (entryIds.length === 0) return [];
  return kith.db.read
    .selectFrom('entry')
    .select((eb) => [
      'id',
      'title',
      eb.fn<string>('substr', ['text', eb.val(1), eb.val(charsMax)]).as('text'),
    ])
    .where('id', 'in', entryIds)
    .execute();
}
