import { z } from '@hono/zod-openapi';
import type { Migration } from '#platform';
import { GoalEntry } from '../goals/schema.ts';

export const ContrastView = z
  .object({
    /** `tooLittle`: nobody can say what is usual yet. `none`: all that speaks of a goal is near. */
    state: z.enum(['here', 'dismissed', 'tooLittle', 'none']),
    entry: GoalEntry.nullable(),
    /** In which way it is from outside. */
    outside: z
      .object({
        /** How many sources the member reads: none of these links there. */
        sourcesRead: z.number(),
        /** Its language, where nothing that the member reads is in it. */
        language: z.string().nullable(),
        /** Where whoever published it is said to be, where nobody whom the member reads is. */
        country: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('Contrast');
export type ContrastView = z.infer<typeof ContrastView>;

export const ContrastForm = z.object({ isDismissed: z.boolean() }).openapi('ContrastForm');
export type ContrastForm = z.infer<typeof ContrastForm>;

declare module '#tables' {
  interface Tables {
    /** The one entry from outside a member's usual circle in a week, named by its Monday. */
    contrast: {
      member_id: number;
      monday: string;
      entry_id: number | null;
      title: string;
      sources_read: number;
      language: string | null;
      country: string | null;
      dismissed_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0083-consume-contrast',
    up: `
create table contrast (
  member_id {int} not null references member (id) on delete cascade,
  monday text not null,
  entry_id {int} references entry (id) on delete set null,
  title text not null,
  sources_read {int} not null,
  language text,
  dismissed_at {int},
  primary key (member_id, monday)
) {strict};
create index contrast_entry on contrast (entry_id)`,
  },
  { name: '0104-consume-contrast-country', up: 'alter table contrast add column country text' },
];
