import type { z } from '@hono/zod-openapi';
import { goalTitle } from '#goals';
import { nameKey } from '#people';
import { Day, type Write } from '#platform';
import { foldWords } from '../../notes/fold.ts';
import { PERSONS_MAX } from '../../notes/limits.ts';
import { CapturedAs, NoteKind } from '../../notes/schema.ts';
import type { Matter } from '../readers/front-matter.ts';
import type { ReadNote } from '../readers/index.ts';
import { textsIn } from '../readers/properties.ts';

/** What this member has that a note's file can speak of by name. */
export interface Surroundings {
  /** By folded title and name. */
  goals: ReadonlyMap<string, number>;
  persons: ReadonlyMap<string, number>;
  /** Days that have their note. */
  days: Set<string>;
}

export async function surroundingsOf(trx: Write, memberId: number): Promise<Surroundings> {
  const goals = await trx
    .selectFrom('goal')
    .select(['id', 'able', 'need'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  const persons = await trx
    .selectFrom('person')
    .select(['id', 'name_key'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  const daily = await trx
    .selectFrom('note')
    .select('day')
    .where('member_id', '=', memberId)
    .where('kind', '=', 'daily')
    .where('removed_at', 'is', null)
    .execute();
  return {
    goals: new Map(goals.map((row) => [foldWords(goalTitle(row)), row.id])),
    persons: new Map(persons.map((row) => [row.name_key, row.id])),
    days: new Set(daily.flatMap((row) => row.day ?? [])),
  };
}

/** The columns that Kith's own files speak of. */
export interface OwnFields {
  kind: NoteKind;
  goal_id: number | null;
  day: string | null;
  captured_as: CapturedAs | null;
  is_waiting: 0 | 1;
  personIds: number[];
  /** What its file says and this Kith has no place for, so that it comes back in the export. */
  matter: Matter;
}

const readAs = <Schema extends z.ZodType>(schema: Schema, value: unknown) =>
  schema.safeParse(value).data ?? null;

/**
 * Reads what a file of Kith's says beyond title and text, as far as it holds here. Takes the days it uses. Its audience
 * does not hold: a file may have been changed since, and what goes out is looked through here.
 */
export function ownFields({ own }: ReadNote, { goals, persons, days }: Surroundings): OwnFields {
  const matter: Matter = {};
  const goalId = typeof own.goal === 'string' ? goals.get(foldWords(own.goal)) : undefined;
  if (own.goal !== undefined && goalId === undefined) matter.goal = own.goal;
  const names = textsIn(own.people);
  const found = names.map((name) => persons.get(nameKey(name)));
  const personIds = [...new Set(found)].filter((id) => id !== undefined).slice(0, PERSONS_MAX);
  const missed = names.filter((_, at) => !personIds.includes(found[at] ?? -1));
  if (missed.length > 0) matter.people = missed;
  const day = readAs(Day, own.day);
  const kind = readAs(NoteKind, own.kind) ?? 'note';
  const isDayTaken = kind === 'daily' && (day === null || days.has(day));
  if (kind === 'daily' && day !== null) days.add(day);
  if (own.day !== undefined && (isDayTaken || day === null)) matter.day = own.day;
  if (own['derived-from'] !== undefined) matter['derived-from'] = own['derived-from'];
  const capturedAs = readAs(CapturedAs, own.captured);
  if (own.captured !== undefined && capturedAs === null) matter.captured = own.captured;
  if (own.inbox !== undefined && own.inbox !== true) matter.inbox = own.inbox;
  return {
    kind: isDayTaken ? 'note' : kind,
    goal_id: goalId ?? null,
    day: isDayTaken ? null : day,
    captured_as: capturedAs,
    is_waiting: own.inbox === true ? 1 : 0,
    personIds,
    matter,
  };
}
