import { z } from '@hono/zod-openapi';
import { Day, type Migration } from '#platform';
import { Intent } from '../moves/schema.ts';
import { KEY_CHARS_MAX, QUEUES, type Queue } from './limits.ts';

/** What is put off, named by the key of its line, and until when; null is for good. */
export const PutOffForm = z
  .object({
    queue: z.enum(QUEUES),
    key: z.string().min(1).max(KEY_CHARS_MAX),
    until: Day.nullable(),
  })
  .openapi('KeepingPutOff');
export type PutOffForm = z.infer<typeof PutOffForm>;

export const TakeBackForm = PutOffForm.omit({ until: true }).openapi('KeepingTakeBack');

const Named = z.object({ id: z.number(), name: z.string() });
export const KeepingLine = z
  .object({
    queue: z.enum(QUEUES),
    /** Names the line, to put it off. */
    key: z.string(),
    /** Null where it is somebody to look for. */
    person: Named.nullable(),
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    /** Why now, in a sentence. */
    why: z.string(),
    /** Why the member keeps in touch, in their own words. */
    ownWords: z.string(),
    /** What was last between the two. */
    last: z
      .object({ day: z.string(), what: z.string(), learnt: z.string(), next: z.string() })
      .nullable(),
    /** The note of the member's that speaks of them last. */
    note: z.object({ id: z.number(), title: z.string() }).nullable(),
    /** What one could do; the member may do something else. */
    intent: Intent,
    cadenceDays: z.number().nullable(),
  })
  .openapi('KeepingLine');
export type KeepingLine = z.infer<typeof KeepingLine>;

/** A line that is kept out of its queue. */
export const PutOffLine = KeepingLine.pick({ queue: true, key: true, person: true, goal: true })
  .extend({
    /** The day on which it may come back; null is for good. */
    until: z.string().nullable(),
  })
  .openapi('KeepingPutOffLine');
export type PutOffLine = z.infer<typeof PutOffLine>;

export const KeepingView = z
  .object({
    build: z.array(KeepingLine),
    maintain: z.array(KeepingLine),
    activate: z.array(KeepingLine),
    /** How many people have a rhythm: none is another emptiness than none that is due. */
    withRhythm: z.number(),
    activeGoals: z.number(),
    /** Whether anybody is chosen for an active goal: nobody chosen is another emptiness than nobody left to meet. */
    hasChosen: z.boolean(),
    /** What is kept out of the queues today, the latest said first; so that it can be taken back. */
    putOff: z.array(PutOffLine),
    /** Of all that is put off, of which only the first may be here. */
    putOffCount: z.number(),
  })
  .openapi('Keeping');
export type KeepingView = z.infer<typeof KeepingView>;

declare module '#tables' {
  interface Tables {
    /** Who stood in a week's queue of whom to be in touch with; a place is used once a week. */
    keeping_place: { member_id: number; week: string; place: number; person_id: number };
    /** What a member put off, by the key of its line. */
    keeping_put_off: {
      member_id: number;
      queue: Queue;
      key: string;
      person_id: number | null;
      goal_id: number | null;
      /** Not before this day; null is for good. */
      until: string | null;
      said_at: number;
    };
    /** Something new about a person that is a reason to be in touch. */
    keeping_news: { person_id: number; words: string; noted_at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0029-connect-keeping',
    up: `
create table keeping_place (
  member_id {int} not null references member (id) on delete cascade,
  week text not null check (length(week) = 10),
  place {int} not null check (place between 1 and 3),
  person_id {int} not null references person (id) on delete cascade,
  primary key (member_id, week, place),
  unique (member_id, week, person_id)
) {strict};
create index keeping_place_person on keeping_place (person_id);
create table keeping_put_off (
  member_id {int} not null references member (id) on delete cascade,
  queue text not null check (queue in ('build', 'maintain', 'activate')),
  key text not null check (length(key) <= 200),
  person_id {int} references person (id) on delete cascade,
  goal_id {int} references goal (id) on delete cascade,
  until text check (length(until) = 10),
  said_at {int} not null,
  primary key (member_id, queue, key),
  check (person_id is not null or goal_id is not null)
) {strict};
create index keeping_put_off_person on keeping_put_off (person_id);
create index keeping_put_off_goal on keeping_put_off (goal_id);
create table keeping_news (
  person_id {int} primary key references person (id) on delete cascade,
  words text not null check (length(words) between 1 and 500),
  noted_at {int} not null
) {strict}`,
  },
];
