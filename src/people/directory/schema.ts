import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { dayOfWords } from './days.ts';
import {
  FIELD_BYTES_MAX,
  FIELDS,
  FIELDS_PER_PERSON_MAX,
  type Field,
  ORIGINS,
  type Origin,
  PERSON_NAME_CHARS_MAX,
} from './limits.ts';
import { bytesOf, TURNS, valueProblem } from './values.ts';

export const PersonName = z
  .string()
  .trim()
  .min(1, 'A person needs a name.')
  .max(PERSON_NAME_CHARS_MAX, `A name has at most ${PERSON_NAME_CHARS_MAX} characters.`);

/** One value as a member types it. */
export const FieldForm = z
  .object({
    field: z.enum(FIELDS),
    value: z
      .string()
      .trim()
      .min(1, 'Fill this in.')
      .refine((value) => bytesOf(value) <= FIELD_BYTES_MAX, 'That is too long; put it in a note.'),
  })
  .transform(({ field, value }) => ({
    field,
    value: field === 'birthday' ? (dayOfWords(value) ?? value) : value,
  }))
  .superRefine(({ field, value }, context) => {
    const problem = valueProblem(field, value);
    if (problem) context.addIssue({ code: 'custom', path: ['value'], message: problem });
  })
  .openapi('PersonFieldForm');
export type FieldForm = z.infer<typeof FieldForm>;

export const PersonForm = z
  .object({
    name: PersonName,
    fields: z
      .array(FieldForm)
      .max(FIELDS.length * 2)
      .default([]),
  })
  .openapi('PersonForm');

/** What belongs to somebody else, and what that one is called. */
export const SplitForm = z
  .object({
    name: PersonName,
    values: z
      .array(z.object({ field: z.enum(FIELDS), value: z.string().max(FIELD_BYTES_MAX) }))
      .min(1, 'Choose something that belongs to the other person.')
      .max(FIELDS_PER_PERSON_MAX * 2),
  })
  .openapi('PersonSplit');
export type SplitForm = z.infer<typeof SplitForm>;

/** A person as one line of the list. */
export const PersonLine = z
  .object({
    id: z.number(),
    name: z.string(),
    isMe: z.boolean(),
    /** Role and employer as far as known, else empty. */
    about: z.string(),
    /** Where they publish: a site, a fediverse account or a profile; null when unknown. */
    where: z.string().nullable(),
    /** What tells them from others of the name: their work, else where they publish, else an address; empty where none is known. */
    apart: z.string(),
    /** The lists they were put on, by name. */
    lists: z.array(z.object({ id: z.number(), name: z.string() })),
    createdAt: z.number(),
  })
  .openapi('PersonLine');
export type PersonLine = z.infer<typeof PersonLine>;

export const PeoplePage = z.object({
  people: z.array(PersonLine),
  /** Give it as `after` to read on; null at the end. */
  next: z.number().nullable(),
  /** How many there are in all of whom was asked for; counted for the first page only. */
  total: z.number().nullable(),
});
export type PeoplePage = z.infer<typeof PeoplePage>;

export const FieldValue = z.object({
  value: z.string(),
  /** The value as people read it. */
  shown: z.string(),
  /** What it is called where its field says too little: a department among the lines kept of a card; null elsewhere. */
  title: z.string().nullable(),
  /** A link that is safe to open, made from the value; null when there is none. */
  href: z.string().nullable(),
  /** Since when no list has it any more, epoch ms; null while it holds. */
  pastAt: z.number().nullable(),
  provenance: z.array(
    z.object({ id: z.number(), origin: z.enum(ORIGINS), words: z.string(), notedAt: z.number() }),
  ),
});
export const PersonView = z
  .object({
    id: z.number(),
    name: z.string(),
    isMe: z.boolean(),
    createdAt: z.number(),
    updatedAt: z.number(),
    fields: z.array(
      z.object({ field: z.enum(FIELDS), title: z.string(), values: z.array(FieldValue) }),
    ),
  })
  .openapi('Person');
export type PersonView = z.infer<typeof PersonView>;
/** A person after something was done to them that can be undone. */
export const ChangedPerson = PersonView.extend({ changeId: z.number() }).openapi('ChangedPerson');

declare module '#tables' {
  interface Tables {
    /** Whoever reads this table says `removed_at is null`: it also holds people removed or merged lately. */
    person: {
      id: Generated<number>;
      member_id: number;
      /** The name shown: the best of the person's `name` fields. */
      name: string;
      name_key: string;
      /** What a search looks in: names, work and addresses, folded. */
      search_key: string;
      /** 1 for the member's own person: what this person publishes is what the member can give. */
      is_me: Generated<number>;
      /** The import that made the person; a number the sources room keeps. */
      made_by_batch: number | null;
      /** When the member last did something with this person by hand; such a person survives the undo of an import. */
      touched_at: number | null;
      removed_at: number | null;
      /** The person this one turned out to be. Set together with `removed_at`. */
      merged_into: number | null;
      created_at: number;
      updated_at: number;
    };
    /** One row is one statement: this origin, with this import, said that the field has this value. */
    person_field: {
      id: Generated<number>;
      person_id: number;
      field: Field;
      value: string;
      origin: Origin;
      /** In words: a file's name, an address. */
      origin_detail: string;
      batch_id: number | null;
      noted_at: number;
      /** When a later import of the same list had the value no longer (epoch ms); null while it holds. */
      past_at: Generated<number | null>;
      /** That import; undoing it makes the value current again. */
      past_by_batch: Generated<number | null>;
    };
    /** What tells that two records are one person: `site:…`, `acct:…`, `mailto:…`, `linkedin:…`, `feed:…`. */
    person_key: { member_id: number; key: string; person_id: number; batch_id: number | null };
  }
}

/** A column without characters that turn the direction of what follows, as both engines say it. */
const unturned = (column: string): string =>
  `trim(${TURNS.reduce((said, sign) => `replace(${said}, '${sign}', '')`, column)})`;

export const migrations: Migration[] = [
  {
    name: '0004-people-directory',
    up: `
create table person (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  name_key text not null,
  search_key text not null,
  is_me {int} not null default 0 check (is_me in (0, 1)),
  made_by_batch {int},
  touched_at {int},
  removed_at {int},
  merged_into {int} references person (id) on delete set null,
  created_at {int} not null,
  updated_at {int} not null,
  check (merged_into is null or removed_at is not null)
) {strict};
create index person_member on person (member_id, name_key, id) where removed_at is null;
create index person_newest on person (member_id, id) where removed_at is null;
create unique index person_me on person (member_id) where is_me = 1;
create index person_batch on person (made_by_batch);
create index person_merged on person (merged_into) where merged_into is not null;
create table person_field (
  id {id},
  person_id {int} not null references person (id) on delete cascade,
  field text not null,
  value text not null check (length(value) between 1 and 2000),
  origin text not null,
  origin_detail text not null,
  batch_id {int},
  noted_at {int} not null
) {strict};
create unique index person_field_once on person_field (person_id, field, value, origin, coalesce(batch_id, 0));
create index person_field_batch on person_field (batch_id);
create table person_key (
  member_id {int} not null references member (id) on delete cascade,
  key text not null,
  person_id {int} not null references person (id) on delete cascade,
  batch_id {int},
  primary key (member_id, key)
) {strict};
create index person_key_person on person_key (person_id);
create index person_key_batch on person_key (batch_id)`,
  },
  {
    // Names from before turning characters were taken out where they come in. The key folds them away already.
    name: '0054-people-names-unturned',
    up: `update person set name = ${unturned('name')} where name <> ${unturned('name')} and ${unturned('name')} <> ''`,
  },
];
