import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

export const ROLL_URL_CHARS_MAX = 2_000;
export const ROLLS_MAX = 50;
/** Beside those that were added by hand: blogrolls of one's own people. */
export const BLOGROLLS_MAX = 200;

export const NewRoll = z
  .object({
    url: z
      .url({ protocol: /^https?$/, error: 'Give the whole address, beginning with https://.' })
      .max(ROLL_URL_CHARS_MAX),
  })
  .openapi('NewRoll');

export const RollView = z
  .object({
    id: z.number(),
    url: z.string(),
    title: z.string().nullable(),
    state: z.enum(['looking', 'read', 'nothing']),
    /** Why nothing was read, in words. */
    detail: z.string().nullable(),
    sites: z.number(),
    lookedAt: z.number().nullable(),
    /** Whose blogroll it is; null for a list that was added by hand. */
    person: z.object({ id: z.number(), name: z.string() }).nullable(),
  })
  .openapi('Roll');
export type RollView = z.infer<typeof RollView>;

declare module '#tables' {
  interface Tables {
    /** A public list of people's sites that a member added by its address: a blogroll, an OPML, a page of links. */
    roll: {
      id: Generated<number>;
      member_id: number;
      url: string;
      title: string | null;
      state: 'looking' | 'read' | 'nothing';
      detail: string | null;
      looked_at: number | null;
      /** Whose blogroll it is. */
      person_id: number | null;
    };
    /** That a person's site was asked for a blogroll, and when. */
    blogroll_look: {
      person_id: number;
      state: 'looking' | 'found' | 'nothing';
      looked_at: number;
    };
    /** A site that such a list names. Nobody is visited for being on it. */
    roll_site: {
      roll_id: number;
      site_key: string;
      url: string;
      name: string;
      feed_url: string | null;
      position: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0033-finding-rolls',
    up: `
create table roll (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  url text not null check (length(url) <= ${ROLL_URL_CHARS_MAX}),
  title text,
  state text not null check (state in ('looking', 'read', 'nothing')),
  detail text,
  looked_at {int},
  unique (member_id, url)
) {strict};
create table roll_site (
  roll_id {int} not null references roll (id) on delete cascade,
  site_key text not null,
  url text not null,
  name text not null,
  feed_url text,
  position {int} not null,
  primary key (roll_id, site_key)
) {strict}`,
  },
  {
    name: '0041-finding-blogrolls',
    up: `
alter table roll add column person_id {int} references person (id) on delete cascade;
create index roll_person on roll (person_id) where person_id is not null;
create table blogroll_look (
  person_id {int} primary key references person (id) on delete cascade,
  state text not null check (state in ('looking', 'found', 'nothing')),
  looked_at {int} not null
) {strict}`,
  },
  {
    // What was being read when its work was given up stood still.
    name: '0100-finding-rolls-given-up',
    up: `
update roll set state = 'nothing', detail = 'It was given up.'
  where state = 'looking' and not exists (
    select 1 from job where job.state <> 'dead' and job.kind = 'finding.roll' and job.payload = '{"rollId":' || cast(roll.id as text) || '}');
delete from blogroll_look
  where state = 'looking' and not exists (
    select 1 from job where job.state <> 'dead' and job.kind = 'finding.blogroll' and job.payload = '{"personId":' || cast(blogroll_look.person_id as text) || '}')`,
  },
];
