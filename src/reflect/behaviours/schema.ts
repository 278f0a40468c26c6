import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { C, Phase } from '#goals';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { MINUTES_MAX, PEOPLE_MAX, TOOL_CHARS_MAX, WORDS_CHARS_MAX } from './limits.ts';

/** What one member adds by hand at most. */
export const BY_HAND_MAX = 20_000;
/** The last millisecond of the year 9999: an honest bound for what comes in. */
const AT_MAX = 253_402_300_799_999;

const Id = z.number().int().positive();
/** Epoch ms. */
export const At = z.coerce.number().int().min(0).max(AT_MAX);

/** What happened outside of Kith, as the member tells it. */
export const BehaviourForm = z
  .object({
    words: z
      .string()
      .trim()
      .min(1, 'Say in a few words what you did.')
      .max(WORDS_CHARS_MAX, `At most ${WORDS_CHARS_MAX} characters; put the rest in a note.`)
      .refine(isStorable, NOT_STORABLE),
    c: C,
    phase: Phase,
    goalId: Id.nullable(),
    personIds: z.array(Id).max(PEOPLE_MAX, `At most ${PEOPLE_MAX} people at a time.`),
    /** When it was; now when left out. Epoch ms. */
    at: At,
    minutes: z.number().int().min(0).max(MINUTES_MAX, 'A day has 1,440 minutes.').nullable(),
    /** The name of a tool; one that is not known yet comes into the member's kit. */
    tool: z
      .string()
      .trim()
      .max(TOOL_CHARS_MAX, `A tool’s name has at most ${TOOL_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE)
      .nullable(),
  })
  .partial()
  .openapi('BehaviourForm');
export type BehaviourForm = z.infer<typeof BehaviourForm>;

/** `draftKey` makes adding safe to repeat: the same key is the same behaviour. */
export const NewBehaviour = BehaviourForm.required({ words: true, c: true, phase: true })
  .extend({ draftKey: z.uuid().optional() })
  .openapi('NewBehaviour');
export type NewBehaviour = z.infer<typeof NewBehaviour>;

const Named = z.object({ id: z.number(), name: z.string() });
export const SubjectView = z.object({
  kind: z.string(),
  id: z.number(),
  /** Its words now; null since it was removed. */
  words: z.string().nullable(),
  /** Its address in the web app, where it has one. */
  href: z.string().nullable(),
});
export type SubjectView = z.infer<typeof SubjectView>;

export const BehaviourView = z
  .object({
    id: z.number(),
    c: C,
    phase: Phase,
    event: z.string(),
    /** What was done: of the table of rules, or the member's own words. */
    words: z.string(),
    isByHand: z.boolean(),
    subject: SubjectView.nullable(),
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    people: z.array(Named),
    tool: Named.nullable(),
    at: z.number(),
    minutes: z.number().nullable(),
  })
  .openapi('Behaviour');
export type BehaviourView = z.infer<typeof BehaviourView>;

export const BehavioursPage = z.object({
  behaviours: z.array(BehaviourView),
  /** Give it as `after` for what was before these; null at the end. */
  next: z.number().nullable(),
});
export type BehavioursPage = z.infer<typeof BehavioursPage>;

export const CellView = z.object({
  c: C,
  phase: Phase,
  count: z.number(),
  latest: z.array(BehaviourView),
});
export type CellView = z.infer<typeof CellView>;
export const NextView = z
  .object({
    c: C,
    phase: Phase,
    words: z.string(),
    /** The goal that the step is for; null while there is none. */
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    action: z.object({ label: z.string(), href: z.string() }),
  })
  .openapi('NextStep');
export type NextView = z.infer<typeof NextView>;
export const MapView = z
  .object({
    /** All twelve, row by row. */
    cells: z.array(CellView),
    /** One step for an empty cell beside a lived one. */
    next: NextView.nullable(),
  })
  .openapi('Map');
export type MapView = z.infer<typeof MapView>;

declare module '#tables' {
  interface Tables {
    /**
     * One event of learning, or one that was taken back. A row that counts has no `removed_at`; the others stay as
     * tombstones, so that a telling that comes late does not bring them back.
     */
    behaviour: {
      id: Generated<number>;
      member_id: number;
      goal_id: number | null;
      c: C;
      phase: Phase;
      event: string;
      key: string;
      subject_kind: string | null;
      subject_id: number | null;
      at: number;
      told_at: number | null;
      undone_at: number | null;
      minutes: number | null;
      by_hand: string | null;
      tool_id: number | null;
      removed_at: number | null;
    };
    behaviour_person: { behaviour_id: number; person_id: number };
    /** What a member learns with, in Kith or outside. */
    tool: {
      id: Generated<number>;
      member_id: number;
      name: string;
      name_key: string;
      kind: string;
      url: string | null;
      created_at: number;
      /** Set when taken out of the kit; what was done with it stays told. */
      removed_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    // The four indexes of `behaviour` hold all that a map counts and a list is in the order of.
    name: '0019-reflect-behaviours',
    up: `
create table tool (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) between 1 and 60),
  name_key text not null,
  kind text not null,
  url text,
  created_at {int} not null,
  unique (member_id, name_key)
) {strict};
create table behaviour (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  c text not null check (c in ('consume', 'create', 'connect', 'contribute')),
  phase text not null check (phase in ('forethought', 'performance', 'reflection')),
  event text not null,
  key text not null check (length(key) between 1 and 200),
  subject_kind text,
  subject_id {int},
  at {int} not null,
  told_at {int},
  undone_at {int},
  minutes {int} check (minutes between 0 and 1440),
  by_hand text check (length(by_hand) between 1 and 500),
  tool_id {int} references tool (id) on delete set null,
  removed_at {int},
  unique (member_id, key),
  check ((subject_kind is null) = (subject_id is null)),
  check ((event = 'by-hand') = (by_hand is not null))
) {strict};
create index behaviour_member_cell on behaviour (member_id, c, phase, at, id) where removed_at is null;
create index behaviour_member_at on behaviour (member_id, at, id) where removed_at is null;
create index behaviour_goal_cell on behaviour (goal_id, c, phase, at, id) where removed_at is null;
create index behaviour_goal_at on behaviour (goal_id, at, id);
create index behaviour_by_hand on behaviour (member_id) where by_hand is not null;
create index behaviour_tool on behaviour (tool_id) where tool_id is not null;
create table behaviour_person (
  behaviour_id {int} not null references behaviour (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  primary key (behaviour_id, person_id)
) {strict};
create index behaviour_person_person on behaviour_person (person_id)`,
  },
];
