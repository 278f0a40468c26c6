import type { Kith } from '#platform';
import { countIndexed, entriesWith } from '#sources';
import type { Background, Bag } from './touching.ts';

/** Shared terms whose rarity is looked up; with more, the texts are about everything. */
const TERMS_MAX = 400;

/** Entries of one person, as a sample of all they wrote. */
export interface Sample {
  personId: number;
  bags: readonly Bag[];
}

/**
 * How often terms occur in what others than these people write. What the index counts of the
 * people themselves is taken off, estimated from the samples: whoever writes of one subject alone,
 * in a network of few, must not make its words look common.
 */
export async function backgroundOf(
  kith: Kith,
  memberId: number,
  { terms, samples }: { terms: readonly string[]; samples: readonly Sample[] },
): Promise<Background> {
  const [entries, having, totals] = await Promise.all([
    countIndexed(kith.db),
    entriesWith(kith.db, terms.slice(0, TERMS_MAX)),
    totalsOf(kith, memberId, samples),
  ]);
  const own = samples.reduce((sum, { personId }) => sum + (totals.get(personId) ?? 0), 0);
  const ownWith = (term: string) =>
    samples.reduce((sum, { personId, bags }) => {
      const having = bags.filter((bag) => bag.all.has(term)).length;
      return sum + (bags.length === 0 ? 0 : (having / bags.length) * (totals.get(personId) ?? 0));
    }, 0);
  return {
    texts: Math.max(0, entries - own),
    textsWith: (term) => Math.max(0, (having.get(term) ?? 0) - ownWith(term)),
  };
}

async function totalsOf(
  kith: Kith,
  memberId: number,
  samples: readonly Sample[],
): Promise<Map<number, number>> {
  if (samples.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .select((eb) => ['source_person.person_id', eb.fn.countAll<number>().as('count')])
    .where('source.member_id', '=', memberId)
    .where(
      'source_person.person_id',
      'in',
      samples.map((sample) => sample.personId),
    )
    .groupBy('source_person.person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, Number(row.count)]));
}
