import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { C, Phase } from '#goals';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import { RULE_CHARS_MAX } from '../recurrence/rule.ts';
import {
  ADDRESS_CHARS_MAX,
  CUE_CHARS_MAX,
  METHOD_CHARS_MAX,
  STEP_CHARS_MAX,
  STEPS_PER_GOAL_MAX,
  TOOL_CHARS_MAX,
} from './limits.ts';

export const STEPS_MAX = 10_000;
/** Days on which a recurring step was done that a view names. */
export const DONE_DAYS_SHOWN_MAX = 10;
/** Days that are read at once, the latest first: what is due next hangs on the last of them. */
export const DONE_DAYS_MAX = 5_000;

const words = (what: string, charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax, `${what} has at most ${charsMax.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);

const Id = z.number().int().positive();
export const StepText = words('A step', STEP_CHARS_MAX).min(1, 'A step needs words.');
export const StepAddress = words('An address', ADDRESS_CHARS_MAX).refine(
  (url) => url === '' || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
  'Give the whole address, beginning with https://.',
);
export const StepState = z.enum(['planned', 'done', 'dropped']);
export type StepState = z.infer<typeof StepState>;

/** What a step says, whoever it is of: the part that templates and starter kits have too. */
export const StepWords = z.object({
  text: StepText,
  c: C,
  phase: Phase,
  /** A book, a course, a page: anything with an address that is none of the member's sources. */
  address: StepAddress,
  tool: words('A tool', TOOL_CHARS_MAX),
  /** How one goes about it: the strategy for this step. */
  method: words('How you go about it', METHOD_CHARS_MAX),
  /** "If …": the moment or place at which to act. */
  cue: words('A cue', CUE_CHARS_MAX),
  /** "… then I …": what one does at that moment. */
  action: words('What you do then', CUE_CHARS_MAX),
  /** A rule of iCalendar; null for a step that is done once. */
  recurrence: words('A rule', RULE_CHARS_MAX).nullable(),
});

/** What a member fills in. Only the text is needed. */
export const StepForm = StepWords.extend({
  personId: Id.nullable(),
  placeId: Id.nullable(),
  sourceId: Id.nullable(),
  /** The day it is for; of a recurring step, the day from which on it recurs. */
  dueOn: Day.nullable(),
})
  .partial()
  .openapi('StepForm');
export type StepForm = z.infer<typeof StepForm>;

/** `draftKey` makes adding a step safe to repeat: the same key is the same step. */
export const NewStep = StepForm.required({ text: true })
  .extend({ draftKey: z.uuid().optional() })
  .openapi('NewStep');
export type NewStep = z.infer<typeof NewStep>;

/** Steps of a goal in a new order. Those left out follow after. */
export const StepOrder = z
  .object({ ids: z.array(Id).max(STEPS_PER_GOAL_MAX) })
  .openapi('StepOrder');

/** Where a step goes. For a recurring step `on` names the occurrence; without it, all of the step is meant. */
export const StepSettlement = z
  .object({
    state: StepState,
    on: Day.optional(),
    /** Time it took, where the learner says so. */
    minutes: z.number().int().min(0).max(1440).nullable().optional(),
  })
  .openapi('StepSettlement');
export type StepSettlement = z.infer<typeof StepSettlement>;

const Named = z.object({ id: z.number(), name: z.string() });
export const StepView = z
  .object({
    id: z.number(),
    goalId: z.number(),
    text: z.string(),
    c: C,
    /** Nobody said what kind of step it is, and its words do not tell: `c` is a guess. */
    isKindOpen: z.boolean(),
    phase: Phase,
    person: Named.nullable(),
    place: Named.extend({ address: z.string() }).nullable(),
    source: z.object({ id: z.number(), title: z.string(), url: z.string() }).nullable(),
    address: z.string(),
    tool: z.string(),
    method: z.string(),
    cue: z.string(),
    action: z.string(),
    dueOn: z.string().nullable(),
    recurrence: z.string().nullable(),
    /** The rule in plain words, such as "every Tuesday"; '' when it does not recur. */
    recurrenceWords: z.string(),
    /** The day it is for next: of a recurring step the occurrence that counts today; null when none is left or no day was given. */
    nextDueOn: z.string().nullable(),
    /** Days on which a recurring step was done, the latest first. */
    doneOn: z.array(z.string()),
    state: StepState,
    doneAt: z.number().nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Step');
export type StepView = z.infer<typeof StepView>;

declare module '#tables' {
  interface Tables {
    /** One thing to do for a goal. */
    step: {
      id: Generated<number>;
      member_id: number;
      goal_id: number;
      text: string;
      c: C;
      /** 1 while `c` is no more than a guess. */
      is_kind_open: Generated<number>;
      phase: Phase;
      person_id: number | null;
      place_id: number | null;
      /** No foreign key: a source that was left may come back under its number. */
      source_id: number | null;
      address: string;
      tool: string;
      method: string;
      cue: string;
      action: string;
      due_on: string | null;
      recurrence: string | null;
      position: number;
      state: StepState;
      done_at: number | null;
      draft_key: string | null;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a step is nowhere to be seen. */
      removed_at: number | null;
    };
    /** A day of a recurring step on which it was done. */
    step_done: { step_id: number; day: string; done_at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0014-plans-steps',
    up: `
create table step (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  text text not null check (length(text) between 1 and 500),
  c text not null check (c in ('consume', 'create', 'connect', 'contribute')),
  phase text not null check (phase in ('forethought', 'performance', 'reflection')),
  person_id {int} references person (id) on delete set null,
  place_id {int} references place (id) on delete set null,
  source_id {int},
  address text not null default '' check (length(address) <= 2000),
  tool text not null default '' check (length(tool) <= 200),
  method text not null default '' check (length(method) <= 1000),
  cue text not null default '' check (length(cue) <= 300),
  action text not null default '' check (length(action) <= 300),
  due_on text,
  recurrence text check (length(recurrence) <= 300),
  position {int} not null,
  state text not null check (state in ('planned', 'done', 'dropped')),
  done_at {int},
  draft_key text,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  unique (member_id, draft_key),
  check ((state = 'done') = (done_at is not null)),
  check (recurrence is null or due_on is not null)
) {strict};
create index step_goal on step (goal_id, position);
create index step_member on step (member_id, state);
create index step_person on step (person_id);
create index step_place on step (place_id);
create table step_done (
  step_id {int} not null references step (id) on delete cascade,
  day text not null,
  done_at {int} not null,
  primary key (step_id, day)
) {strict}`,
  },
  {
    name: '0046-steps-of-open-kind',
    up: `
alter table step add column is_kind_open {int} not null default 0 check (is_kind_open in (0, 1))`,
  },
];
