import { inBatches, type Kith, type Read } from '#platform';
import type { ObservationKind } from './assessments/limits.ts';
import type { Criterion } from './assessments/schema.ts';
import { contactsOf } from './contacts/contacts.ts';
import type { Channel, Direction } from './contacts/limits.ts';
import type { Field, Origin } from './directory/limits.ts';

/** A person as `kith export` writes it. Times are ISO 8601. Assessments are in: the export is the member's own. */
export interface ExportedPerson {
  id: number;
  name: string;
  isMe: boolean;
  addedAt: string;
  fields: {
    field: Field;
    value: string;
    origin: Origin;
    originDetail: string;
    notedAt: string;
    /** Since when a later import of the same list has it no longer; null while it holds. */
    pastAt: string | null;
  }[];
  keys: string[];
  /** Days on which something passed, from archives. */
  contacts: { day: string; direction: Direction; channel: Channel }[];
  assessments: {
    goalId: number;
    criterion: Criterion;
    value: 'yes' | 'no';
    reason: string;
    notedAt: string;
  }[];
  /** How the assessments came to be. */
  assessmentChanges: {
    goalId: number;
    criterion: Criterion;
    value: 'unknown' | 'yes' | 'no';
    reason: string;
    notedAt: string;
  }[];
  observations: {
    id: number;
    goalId: number | null;
    kind: ObservationKind;
    day: string;
    words: string;
    notedAt: string;
  }[];
}

const PEOPLE_AT_ONCE = 500;

/** Every person of a member, or one of them, the one added first first; read in slices, so that it takes little memory. */
export async function* exportPeople(
  kith: Kith,
  memberId: number,
  onlyId?: number,
): AsyncGenerator<ExportedPerson> {
  let asked = kith.db.read
    .selectFrom('person')
    .select(['id', 'name', 'is_me', 'created_at'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(PEOPLE_AT_ONCE);
  if (onlyId !== undefined) asked = asked.where('id', '=', onlyId);
  const after = (id: number) => asked.where('id', '>', id).execute();
  for await (const people of inBatches(PEOPLE_AT_ONCE, after)) {
    const ids = people.map((person) => person.id);
    const parts = await partsOf(kith.db.read, ids);
    const contactsBy = Map.groupBy(await contactsOf(kith, memberId, ids), (one) => one.personId);
    for (const person of people) {
      yield {
        id: person.id,
        name: person.name,
        isMe: person.is_me === 1,
        addedAt: iso(person.created_at),
        fields: (parts.fields.get(person.id) ?? []).map((row) => ({
          field: row.field,
          value: row.value,
          origin: row.origin,
          originDetail: row.origin_detail,
          notedAt: iso(row.noted_at),
          pastAt: row.past_at === null ? null : iso(row.past_at),
        })),
        keys: (parts.keys.get(person.id) ?? []).map((row) => row.key),
        contacts: (contactsBy.get(person.id) ?? []).map(({ day, direction, channel }) => ({
          day,
          direction,
          channel,
        })),
        assessments: (parts.assessments.get(person.id) ?? []).map(judged),
        assessmentChanges: (parts.changes.get(person.id) ?? []).map(judged),
        observations: (parts.observations.get(person.id) ?? []).map((row) => ({
          id: row.id,
          goalId: row.goal_id,
          kind: row.kind,
          day: row.day,
          words: row.words,
          notedAt: iso(row.noted_at),
        })),
      };
    }
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

interface Judged<Value> {
  goal_id: number;
  criterion: Criterion;
  value: Value;
  reason: string;
  noted_at: number;
}
const judged = <Value>(row: Judged<Value>) => ({
  goalId: row.goal_id,
  criterion: row.criterion,
  value: row.value,
  reason: row.reason,
  notedAt: iso(row.noted_at),
});

async function partsOf(read: Read, ids: number[]) {
  const fields = await read
    .selectFrom('person_field')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('id')
    .execute();
  const keys = await read
    .selectFrom('person_key')
    .select(['person_id', 'key'])
    .where('person_id', 'in', ids)
    .orderBy('key')
    .execute();
  const assessments = await read
    .selectFrom('assessment')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('id')
    .execute();
  const changes = await read
    .selectFrom('assessment_change')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('id')
    .execute();
  const observations = await read
    .selectFrom('observation')
    .selectAll()
    .where('person_id', 'in', ids)
    .orderBy('id')
    .execute();
  return {
    fields: Map.groupBy(fields, (row) => row.person_id),
    keys: Map.groupBy(keys, (row) => row.person_id),
    assessments: Map.groupBy(assessments, (row) => row.person_id),
    changes: Map.groupBy(changes, (row) => row.person_id),
    observations: Map.groupBy(observations, (row) => row.person_id),
  };
}
