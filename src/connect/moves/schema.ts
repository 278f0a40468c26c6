import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import { GIVES_MAX, OPENER_CHARS_MAX, OUTCOME_CHARS_MAX } from './limits.ts';

/** Planned moves of a member; as many as one list shows, so that none is ever out of sight. */
export const PLANNED_MAX = 500;
export const MOVES_MAX = 20_000;
export const LIST_MAX = 600;
const GIVE_TITLE_CHARS_MAX = 300;

const words = (what: string, charsMax: number) =>
  z
    .string()
    .max(charsMax, `${what} has at most ${charsMax.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);

const Id = z.number().int().positive();

export const Intent = z.enum(['ask', 'thank', 'share', 'challenge', 'introduce']);
export type Intent = z.infer<typeof Intent>;
export const MoveState = z.enum(['planned', 'done', 'dropped']);
export type MoveState = z.infer<typeof MoveState>;
/** What passed between the two, as the glossary's interaction has it; null while nobody has said. */
export const Direction = z.enum(['given', 'received', 'both']);
export type Direction = z.infer<typeof Direction>;

/** An entry or note that goes with a move. Title and address are the server's to say. */
export const GiveRef = z.object({ kind: z.enum(['entry', 'note']), id: Id });
export type GiveRef = z.infer<typeof GiveRef>;
/** A copy of title and address: what was given stays told after the note is gone. */
export const Give = GiveRef.extend({
  title: z.string().max(GIVE_TITLE_CHARS_MAX),
  url: z.string().nullable(),
}).openapi('Give');
export type Give = z.infer<typeof Give>;
export const giveTitle = (title: string): string =>
  title.replace(/\s+/g, ' ').trim().slice(0, GIVE_TITLE_CHARS_MAX).toWellFormed();

const GiveRefs = z.array(GiveRef).max(GIVES_MAX, `Give at most ${GIVES_MAX} things at a time.`);

/** What of a planned move can be changed. */
export const MoveForm = z
  .object({
    intent: Intent,
    opener: words('An opener', OPENER_CHARS_MAX),
    gives: GiveRefs,
    dueOn: Day.nullable(),
  })
  .partial()
  .openapi('MoveForm');
export type MoveForm = z.infer<typeof MoveForm>;

/** `draftKey` makes planning safe to repeat: the same key is the same move. */
export const NewMove = MoveForm.extend({
  goalId: Id,
  personId: Id,
  intent: Intent,
  draftKey: z.uuid().optional(),
}).openapi('NewMove');
export type NewMove = z.infer<typeof NewMove>;

/** Where a move goes: done with what came of it, dropped, or back to planned. */
export const Settlement = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('done'),
      outcome: words('What came of it', OUTCOME_CHARS_MAX).default(''),
      direction: Direction.nullable().default(null),
      /** The day on which it was done, where the member is; today in Greenwich when left out. */
      on: Day.optional(),
    }),
    z.object({ state: z.literal('dropped') }),
    z.object({ state: z.literal('planned') }),
  ])
  .openapi('MoveSettlement');
export type Settlement = z.infer<typeof Settlement>;

export const OpenerForm = z.object({
  goalId: Id,
  personId: Id,
  intent: Intent,
  gives: GiveRefs.default([]),
  /** The entry of theirs that one has in mind; the one that fits best when left out. */
  aboutId: Id.optional(),
});
export type OpenerForm = z.infer<typeof OpenerForm>;

export const MoveView = z
  .object({
    id: z.number(),
    goal: z.object({ id: z.number(), title: z.string() }),
    person: z.object({ id: z.number(), name: z.string() }),
    intent: Intent,
    opener: z.string(),
    gives: z.array(Give),
    dueOn: z.string().nullable(),
    state: MoveState,
    /** What came of it. Stays when "done" is taken back, so that nothing written is lost. */
    outcome: z.string(),
    direction: Direction.nullable(),
    createdAt: z.number(),
    /** When it was done or dropped; epoch ms. */
    settledAt: z.number().nullable(),
  })
  .openapi('Move');
export type MoveView = z.infer<typeof MoveView>;

declare module '#tables' {
  interface Tables {
    /** The next thing to do with a person for a goal. */
    move: {
      id: Generated<number>;
      member_id: number;
      goal_id: number;
      person_id: number;
      intent: Intent;
      opener: string;
      /** `Give[]` as JSON. */
      gives: string;
      due_on: string | null;
      state: MoveState;
      /** What came of it. */
      outcome: string;
      direction: Direction | null;
      draft_key: string | null;
      created_at: number;
      settled_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0011-connect-moves',
    up: `
create table move (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  intent text not null check (intent in ('ask', 'thank', 'share', 'challenge', 'introduce')),
  opener text not null check (length(opener) <= 5000),
  gives text not null,
  due_on text,
  state text not null check (state in ('planned', 'done', 'dropped')),
  outcome text not null default '' check (length(outcome) <= 5000),
  direction text check (direction in ('given', 'received', 'both')),
  draft_key text,
  created_at {int} not null,
  settled_at {int},
  unique (member_id, draft_key),
  check ((state = 'planned') = (settled_at is null))
) {strict};
create index move_goal on move (goal_id, state);
create index move_person on move (person_id);
create index move_member on move (member_id, state, due_on)`,
  },
];
