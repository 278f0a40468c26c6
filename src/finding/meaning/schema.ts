import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

/** Where texts go to be compared by meaning, and whether this member's questions do. */
export const MeaningView = z
  .object({
    /** Null where the host has set up nobody to ask. */
    asked: z
      .object({
        url: z.string(),
        model: z.string(),
        /** By http to another computer: others on the way can read what is sent. */
        isReadableOnTheWay: z.boolean(),
      })
      .nullable(),
    /** False when this member's questions stay on this Kith. */
    sendsQuestions: z.boolean(),
    /** Of how many entries the meaning is known, among how many that are looked at. */
    entries: z.object({ known: z.number(), all: z.number() }),
    /** What the last request came to, in words; null when it went well. */
    trouble: z.string().nullable(),
  })
  .openapi('Meaning');
export type MeaningView = z.infer<typeof MeaningView>;

declare module '#tables' {
  interface Tables {
    /** Vectors of entries, as a model made them of title and beginning. */
    entry_meaning: {
      id: Generated<number>;
      entry_id: number;
      model: string;
      /** The entry's content_hash as it was then. */
      content_hash: string;
      /** One signed byte for each dimension; null where the model does not take the text. */
      vector: Uint8Array | null;
    };
    /** Members whose questions stay on this Kith. */
    question_kept_home: { member_id: number; since: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0048-finding-meaning',
    up: `
create table entry_meaning (
  id {id},
  entry_id {int} not null unique references entry (id) on delete cascade,
  model text not null,
  content_hash text not null,
  vector {blob}
) {strict};
create table question_kept_home (
  member_id {int} primary key references member (id) on delete cascade,
  since {int} not null
) {strict}`,
  },
];
