import { followPeople, rowsOf } from '#people';
import type { Kith, Write } from '#platform';
import type { Subject } from './rules.ts';
import { fold } from './tokens.ts';

/** Who agreed to be named, as their member said. */
export interface Agreement {
  name: string;
  personId: number | null;
  agreedAt: number;
}

type Named = Pick<Subject, 'name' | 'personId'>;

/** Agreements go with their people when two of these turn out to be one. */
export const followAgreements = (kith: Kith) =>
  followPeople(kith, [rowsOf({ table: 'naming_agreement', key: ['id'], once: ['member_id'] })]);

/** By the person where it is sure who is meant, else by the name. */
const keyOf = ({ name, personId }: Named) => (personId === null ? fold(name) : `#${personId}`);

export async function exportAgreements(kith: Kith, memberId: number): Promise<Agreement[]> {
  const rows = await kith.db.read
    .selectFrom('naming_agreement')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    personId: row.person_id,
    agreedAt: row.agreed_at,
  }));
}

/** When each of those whom a text names agreed to it. */
export async function agreementsOf(kith: Kith, memberId: number) {
  const known = await exportAgreements(kith, memberId);
  const byKey = new Map(known.map((one) => [keyOf(one), one.agreedAt]));
  return { at: (named: Named): number | null => byKey.get(keyOf(named)) ?? null };
}

/** Remembers who agreed; of whom it is not said this time it is not known any more. */
export async function keepAgreements(
  trx: Write,
  { memberId, named, now }: { memberId: number; named: readonly Said[]; now: number },
): Promise<void> {
  for (const { name, personId, hasAgreed } of named) {
    const whose = { person_id: personId, name_key: personId === null ? fold(name) : null };
    if (hasAgreed) {
      await trx
        .insertInto('naming_agreement')
        .values({ member_id: memberId, ...whose, name, agreed_at: now })
        // Said again is not agreed again.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await trx
        .deleteFrom('naming_agreement')
        .where('member_id', '=', memberId)
        .where('person_id', 'is not distinct from', whose.person_id)
        .where('name_key', 'is not distinct from', whose.name_key)
        .execute();
    }
  }
}

export interface Said extends Named {
  hasAgreed: boolean;
}
