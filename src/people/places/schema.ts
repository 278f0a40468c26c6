import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import {
  GOALS_PER_PLACE_MAX,
  PEOPLE_PER_PLACE_MAX,
  PLACE_ADDRESS_CHARS_MAX,
  PLACE_KINDS,
  PLACE_NAME_CHARS_MAX,
  PLACE_WHY_CHARS_MAX,
  type PlaceKind,
  RHYTHMS,
  type Rhythm,
} from './limits.ts';

export const PLACES_MAX = 2_000;

const isWeb = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

export const PlaceForm = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, 'A place needs a name.')
      .max(PLACE_NAME_CHARS_MAX, `A name has at most ${PLACE_NAME_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE),
    kind: z.enum(PLACE_KINDS),
    /** Of the web; empty when it has none. */
    address: z
      .string()
      .trim()
      .max(PLACE_ADDRESS_CHARS_MAX, `An address has at most ${PLACE_ADDRESS_CHARS_MAX} characters.`)
      .refine(
        (address) => address === '' || (isStorable(address) && isWeb(address)),
        'Give the whole address, beginning with https://, or none.',
      ),
    /** Who hangs out there, why go. */
    why: z
      .string()
      .trim()
      .max(PLACE_WHY_CHARS_MAX, `At most ${PLACE_WHY_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE),
  })
  .partial()
  .openapi('PlaceForm');
export type PlaceForm = z.infer<typeof PlaceForm>;
export const NewPlace = PlaceForm.required({ name: true }).openapi('NewPlace');
export type NewPlace = z.infer<typeof NewPlace>;

const Day = z.iso.date('Give a day, such as 2027-01-31.');
/** When a place happens: once, for some days, or again and again. */
const When = z
  .object({ startsOn: Day.nullable(), endsOn: Day.nullable(), rhythm: z.enum(RHYTHMS) })
  .partial();
const id = z.number().int().positive();

/** What a member says of a place. A starter kit carries the first four only: days pass, and people are one's own. */
export const PlaceChange = PlaceForm.extend(When.shape).openapi('PlaceChange');
export type PlaceChange = z.infer<typeof PlaceChange>;
/** A place with who is there and which goals it serves, in one step. */
export const PlaceToAdd = PlaceChange.required({ name: true })
  .extend({
    personIds: z.array(id).max(PEOPLE_PER_PLACE_MAX),
    goalIds: z.array(id).max(GOALS_PER_PLACE_MAX),
  })
  .partial({ personIds: true, goalIds: true })
  .openapi('PlaceToAdd');
export type PlaceToAdd = z.infer<typeof PlaceToAdd>;

export const PlaceView = z
  .object({
    id: z.number(),
    name: z.string(),
    kind: z.enum(PLACE_KINDS),
    address: z.string(),
    why: z.string(),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    rhythm: z.enum(RHYTHMS),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Place');
export type PlaceView = z.infer<typeof PlaceView>;

const Named = z.object({ id: z.number(), name: z.string() });
const Titled = z.object({ id: z.number(), title: z.string() });
/** A place with whom the member says are there, and the goals it serves. */
export const PlacePage = PlaceView.extend({
  people: z.array(Named),
  goals: z.array(Titled),
}).openapi('PlacePage');
export type PlacePage = z.infer<typeof PlacePage>;

declare module '#tables' {
  interface Tables {
    /** Where people gather. */
    place: {
      id: Generated<number>;
      member_id: number;
      name: string;
      /** The name folded: a member has one place of a name. */
      name_key: string;
      kind: PlaceKind;
      address: string;
      why: string;
      starts_on: Generated<string | null>;
      ends_on: Generated<string | null>;
      rhythm: Generated<Rhythm>;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a place is nowhere to be seen. */
      removed_at: number | null;
    };
    /** That somebody is there or, where evidence says so and the member knows better, is not. */
    place_person: { place_id: number; person_id: number; is_there: number; noted_at: number };
    place_goal: { place_id: number; goal_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0015-people-places',
    up: `
create table place (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  name_key text not null,
  kind text not null check (kind in ('hashtag', 'forum', 'list', 'meetup', 'server', 'conference', 'other')),
  address text not null default '' check (length(address) <= 2000),
  why text not null default '' check (length(why) <= 2000),
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int}
) {strict};
create unique index place_name on place (member_id, name_key) where removed_at is null`,
  },
  {
    name: '0032-people-gathering',
    up: `
alter table place add column starts_on text check (length(starts_on) = 10);
alter table place add column ends_on text check (length(ends_on) = 10);
alter table place add column rhythm text not null default ''
  check (rhythm in ('', 'week', 'fortnight', 'month-weekday', 'month', 'quarter', 'year'));
create table place_person (
  place_id {int} not null references place (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  is_there {int} not null check (is_there in (0, 1)),
  noted_at {int} not null,
  primary key (place_id, person_id)
) {strict};
create index place_person_person on place_person (person_id);
create table place_goal (
  place_id {int} not null references place (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  primary key (place_id, goal_id)
) {strict};
create index place_goal_goal on place_goal (goal_id)`,
  },
];
