import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { HELP_NOTE_CHARS_MAX, HELPED, type Helped, OCCASION_CHARS_MAX } from './limits.ts';

export const HelpForm = z
  .object({
    helped: z.enum([...HELPED, 'unsaid']),
    note: z
      .string()
      .trim()
      .max(HELP_NOTE_CHARS_MAX, `At most ${HELP_NOTE_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE)
      .default(''),
    /** What it was asked after, as `interaction:12` or `review:3`: asked again there, the answer is changed. */
    occasion: z
      .string()
      .max(OCCASION_CHARS_MAX)
      .regex(/^(?:[a-z]+:\d+)?$/, 'Name what it was about, as interaction:12.')
      .default(''),
  })
  .openapi('HelpForm');
export type HelpForm = z.infer<typeof HelpForm>;

export const HelpView = z
  .object({
    goal: z.object({ id: z.number(), title: z.string() }),
    person: z.object({ id: z.number(), name: z.string() }),
    helped: z.enum(HELPED),
    note: z.string(),
    occasion: z.string(),
    saidAt: z.number(),
  })
  .openapi('Help');
export type HelpView = z.infer<typeof HelpView>;

declare module '#tables' {
  interface Tables {
    /** Whether a person helped with a goal, as the member said; once for each occasion. Ranking learns from it. */
    finding_help: {
      id: Generated<number>;
      goal_id: number;
      person_id: number;
      occasion: string;
      helped: Helped;
      note: string;
      said_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0033-finding-help',
    up: `
create table finding_help (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  occasion text not null check (length(occasion) <= ${OCCASION_CHARS_MAX}),
  helped text not null check (helped in ('yes', 'partly', 'no')),
  note text not null check (length(note) <= ${HELP_NOTE_CHARS_MAX}),
  said_at {int} not null,
  unique (goal_id, person_id, occasion)
) {strict};
create index finding_help_person on finding_help (person_id)`,
  },
];
