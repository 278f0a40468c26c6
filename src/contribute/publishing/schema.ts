import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

/** What can be given others to read by a link. */
export interface Thing {
  kind: 'note' | 'goal';
  id: number;
}

export const LinkView = z
  .object({
    audience: z.enum(['me', 'person', 'members', 'public']),
    /** Path of the page on this Kith, while its audience may open it; else null. */
    path: z.string().nullable(),
    /** When its writer looked through what stands there, epoch ms; of a goal that is on the web, else null. */
    lookedAt: z.number().nullable(),
    /** Whether the goal says something else since. */
    isBehind: z.boolean(),
  })
  .openapi('PublicationLink');
export type LinkView = z.infer<typeof LinkView>;

declare module '#tables' {
  interface Tables {
    /** The address under which others may read a note or a goal, as long as its audience says so. */
    publication: {
      id: Generated<number>;
      member_id: number;
      note_id: number | null;
      goal_id: number | null;
      /** Not hashed: the member wants to see and copy it again, and it opens only what stands beside it. */
      token: string;
      made_at: number;
    };
    /** What others read of a goal on the web: the words as their writer looked through them, whatever the goal says since. */
    published_goal: {
      goal_id: number;
      able: string;
      need: string;
      why: string;
      /** JSON: a list of texts. */
      questions: string;
      /** A digest of the words of the goal that these were made of. */
      source: string;
      looked_at: number;
    };
    /** That somebody agreed to be named in what a member lets others read. */
    naming_agreement: {
      id: Generated<number>;
      member_id: number;
      /** One of the member's people, or null for whoever else goes by the name. */
      person_id: number | null;
      name: string;
      name_key: string | null;
      agreed_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0018-contribute-publications',
    up: `
create table publication (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  note_id {int} unique references note (id) on delete cascade,
  goal_id {int} unique references goal (id) on delete cascade,
  token text not null unique check (length(token) >= 22),
  made_at {int} not null,
  check ((note_id is null) <> (goal_id is null))
) {strict};
create index publication_member on publication (member_id)`,
  },
  {
    name: '0042-contribute-agreements',
    up: `
create table naming_agreement (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  person_id {int} references person (id) on delete cascade,
  name text not null,
  name_key text,
  agreed_at {int} not null,
  unique (member_id, person_id),
  unique (member_id, name_key),
  check ((person_id is null) <> (name_key is null))
) {strict};
create index naming_agreement_person on naming_agreement (person_id) where person_id is not null`,
  },
  {
    // A goal that was on the web before is so again once it has been looked through.
    name: '0053-contribute-goals-on-the-web',
    up: `
create table published_goal (
  goal_id {int} primary key references goal (id) on delete cascade,
  able text not null check (length(able) > 0),
  need text not null,
  why text not null,
  questions text not null,
  source text not null,
  looked_at {int} not null
) {strict}`,
  },
];
