import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import { Direction, Intent } from '../moves/schema.ts';
import {
  CHANNELS,
  type Channel,
  GOALS_OF_ONE_MAX,
  KEPT_TEXT_CHARS_MAX,
  LOGGED_AT_ONCE_MAX,
  PEOPLE_OF_ONE_MAX,
  TITLE_CHARS_MAX,
  TOLD_CHARS_MAX,
} from './limits.ts';

export const INTERACTIONS_MAX = 50_000;
/** Interactions on one page of the list. */
export const PAGE_INTERACTIONS = 100;
const ORIGIN_KEY_CHARS_MAX = 500;

const words = (what: string, charsMax: number) =>
  z
    .string()
    .max(charsMax, `${what} has at most ${charsMax.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);
const Id = z.number().int().positive();

/** How it came to be known: typed in, from a calendar's event, from a message, or as the answer to an ask. */
export const InteractionOrigin = z.enum(['hand', 'calendar', 'message', 'ask']);
export type InteractionOrigin = z.infer<typeof InteractionOrigin>;

const PersonIds = z
  .array(Id)
  .min(1, 'Say with whom it was.')
  .max(PEOPLE_OF_ONE_MAX, `Name at most ${PEOPLE_OF_ONE_MAX} people.`);
const GoalIds = z
  .array(Id)
  .max(GOALS_OF_ONE_MAX, `One encounter serves at most ${GOALS_OF_ONE_MAX} goals.`);

/** What of an interaction can be changed. */
export const InteractionForm = z
  .object({
    day: Day,
    channel: z.enum(CHANNELS).nullable(),
    direction: Direction.nullable(),
    /** Whether both sides took part. Left out it follows from channel and direction. */
    isTwoWay: z.boolean(),
    /** What it was, such as "Coffee at the meetup". */
    title: words('What it was', TITLE_CHARS_MAX),
    /** Before: what one wants from it. */
    intent: words('An intent', TOLD_CHARS_MAX),
    /** After: what came of it, what one learnt, what one gave, what comes next. */
    outcome: words('What came of it', TOLD_CHARS_MAX),
    learnt: words('What you learnt', TOLD_CHARS_MAX),
    gave: words('What you gave', TOLD_CHARS_MAX),
    next: words('What comes next', TOLD_CHARS_MAX),
    /** The text of a message; only ever what the member asked to keep. */
    keptText: words('A message', KEPT_TEXT_CHARS_MAX),
    personIds: PersonIds,
    goalIds: GoalIds,
  })
  .partial()
  .openapi('InteractionForm');
export type InteractionForm = z.infer<typeof InteractionForm>;

/**
 * `draftKey` makes logging safe to repeat: the same key is the same interaction. So does
 * `originKey`, which names the event or message it was taken from.
 */
export const NewInteraction = InteractionForm.extend({
  day: Day,
  personIds: PersonIds,
  origin: InteractionOrigin.optional(),
  originKey: z
    .string()
    .min(1)
    .max(ORIGIN_KEY_CHARS_MAX)
    .refine(isStorable, NOT_STORABLE)
    .optional(),
  draftKey: z.uuid().optional(),
}).openapi('NewInteraction');
export type NewInteraction = z.infer<typeof NewInteraction>;

export const SeveralInteractions = z
  .object({
    interactions: z
      .array(NewInteraction)
      .min(1, 'Choose at least one.')
      .max(LOGGED_AT_ONCE_MAX, `Log at most ${LOGGED_AT_ONCE_MAX} at a time.`),
  })
  .openapi('SeveralInteractions');

export const RemovedForm = z
  .object({ ids: z.array(Id).min(1).max(LOGGED_AT_ONCE_MAX), isRemoved: z.boolean() })
  .openapi('InteractionsRemoved');

const Named = z.object({ id: z.number(), name: z.string() });
export const InteractionView = z
  .object({
    id: z.number(),
    day: z.string(),
    channel: z.enum(CHANNELS).nullable(),
    direction: Direction.nullable(),
    isTwoWay: z.boolean(),
    title: z.string(),
    intent: z.string(),
    outcome: z.string(),
    learnt: z.string(),
    gave: z.string(),
    next: z.string(),
    keptText: z.string(),
    people: z.array(Named),
    goals: z.array(z.object({ id: z.number(), title: z.string() })),
    origin: z.enum(['hand', 'calendar', 'message', 'ask', 'move']),
    /** The move that was done, which is the plan of which this is the story; null for all others. */
    moveId: z.number().nullable(),
    /** What that move was; null for all others. */
    moveIntent: Intent.nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Interaction');
export type InteractionView = z.infer<typeof InteractionView>;

export const InteractionsPage = z.object({
  interactions: z.array(InteractionView),
  /** Give it as `after` to read on; null at the end. */
  next: z.number().nullable(),
});
export type InteractionsPage = z.infer<typeof InteractionsPage>;

/** What an encounter can be besides that it was: then it makes that behaviour. */
export type ToldAs = 'ask.answered' | 'help.given' | 'introduction.made';

declare module '#tables' {
  interface Tables {
    /** One encounter, with all who were in it and all goals it served. */
    interaction: {
      id: Generated<number>;
      member_id: number;
      day: string;
      channel: Channel | null;
      direction: Direction | null;
      is_two_way: number;
      title: Generated<string>;
      intent: Generated<string>;
      outcome: Generated<string>;
      learnt: Generated<string>;
      gave: Generated<string>;
      next: Generated<string>;
      kept_text: Generated<string>;
      origin: InteractionOrigin | 'move';
      origin_key: string | null;
      draft_key: string | null;
      /** The done move of which this is the story. */
      move_id: number | null;
      told_as: ToldAs | null;
      created_at: number;
      updated_at: number;
      removed_at: number | null;
    };
    interaction_person: { interaction_id: number; person_id: number };
    interaction_goal: { interaction_id: number; goal_id: number };
  }
}

const FROM_MOVES = (day: string) => `
insert into interaction (member_id, day, direction, is_two_way, outcome, origin, move_id, created_at, updated_at)
  select member_id, ${day}, direction, case when direction in ('received', 'both') then 1 else 0 end, outcome, 'move', id, settled_at, settled_at
  from move where state = 'done';
insert into interaction_person (interaction_id, person_id)
  select interaction.id, move.person_id from interaction join move on move.id = interaction.move_id;
insert into interaction_goal (interaction_id, goal_id)
  select interaction.id, move.goal_id from interaction join move on move.id = interaction.move_id`;

/**
 * What is told of a person goes with them, by whichever way they are erased: when the last person of
 * an interaction goes, so does the interaction.
 */
const ALONE =
  'not exists (select 1 from interaction_person where interaction_id = old.interaction_id)';

export const migrations: Migration[] = [
  {
    name: '0028-connect-interactions',
    up: `
create table interaction (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  day text not null check (length(day) = 10),
  channel text check (channel in ('met', 'call', 'video', 'email', 'message', 'public', 'letter', 'other')),
  direction text check (direction in ('given', 'received', 'both')),
  is_two_way {int} not null check (is_two_way in (0, 1)),
  title text not null default '' check (length(title) <= 200),
  intent text not null default '' check (length(intent) <= 5000),
  outcome text not null default '' check (length(outcome) <= 5000),
  learnt text not null default '' check (length(learnt) <= 5000),
  gave text not null default '' check (length(gave) <= 5000),
  next text not null default '' check (length(next) <= 5000),
  kept_text text not null default '' check (length(kept_text) <= 50000),
  origin text not null check (origin in ('hand', 'calendar', 'message', 'ask', 'move')),
  origin_key text,
  draft_key text,
  move_id {int} references move (id) on delete set null,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  unique (member_id, draft_key),
  unique (member_id, origin_key),
  unique (move_id)
) {strict};
create index interaction_member on interaction (member_id, day, id);
create table interaction_person (
  interaction_id {int} not null references interaction (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  primary key (interaction_id, person_id)
) {strict};
create index interaction_person_person on interaction_person (person_id);
create table interaction_goal (
  interaction_id {int} not null references interaction (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  primary key (interaction_id, goal_id)
) {strict};
create index interaction_goal_goal on interaction_goal (goal_id)`,
    sqlite: `${FROM_MOVES("date(settled_at / 1000, 'unixepoch')")};
create trigger interaction_of_nobody after delete on interaction_person when ${ALONE} begin delete from interaction where id = old.interaction_id; end`,
    postgres: `${FROM_MOVES("to_char(to_timestamp(settled_at / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')")};
create function forget_interaction_of_nobody() returns trigger language plpgsql as $$ begin if ${ALONE} then delete from interaction where id = old.interaction_id; end if; return null; end $$;
create trigger interaction_of_nobody after delete on interaction_person for each row execute function forget_interaction_of_nobody()`,
  },
  {
    name: '0031-connect-told-as',
    up: `
alter table interaction add column told_as text check (told_as in ('ask.answered', 'help.given', 'introduction.made'))`,
  },
];
