import { goalById } from '#goals';
import { type Kith, Refusal } from '#platform';
import { entryById } from '#sources';
import { noteById } from './queries.ts';
import type { NoteForm } from './schema.ts';

/** A note may point only to what is its writer's own. */
export async function requireOwn(
  kith: Kith,
  memberId: number,
  form: NoteForm & { derivedFrom?: number | null | undefined },
): Promise<void> {
  if (form.goalId) await goalById(kith, memberId, form.goalId);
  if (form.entryId) await entryById(kith, memberId, form.entryId);
  if (form.derivedFrom) await noteById(kith, memberId, form.derivedFrom);
  if (form.personIds) await requirePersons(kith, memberId, [...new Set(form.personIds)]);
}

async function requirePersons(kith: Kith, memberId: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await kith.db.read
    .selectFrom('person')
    .select('id')
    .where('id', 'in', ids)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  if (known.length < ids.length) throw new Refusal('not_found', 'There is no such person.');
}
