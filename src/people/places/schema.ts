import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import {
  PLACE_ADDRESS_CHARS_MAX,
  PLACE_KINDS,
  PLACE_NAME_CHARS_MAX,
  PLACE_WHY_CHARS_MAX,
  type PlaceKind,
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

export const PlaceView = z
  .object({
    id: z.number(),
    name: z.string(),
    kind: z.enum(PLACE_KINDS),
    address: z.string(),
    why: z.string(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Place');
export type PlaceView = z.infer<typeof PlaceView>;

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
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a place is nowhere to be seen. */
      removed_at: number | null;
    };
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
];
