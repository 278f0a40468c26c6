import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

export const ErasureView = z
  .object({
    id: z.number(),
    erasedAt: z.number(),
    /** Until then it can be undone with `POST /erasures/{id}/undo`; after that nothing is left to bring back. */
    undoUntil: z.number(),
  })
  .openapi('Erasure');
export type ErasureView = z.infer<typeof ErasureView>;

export const PendingErasure = ErasureView.extend({ name: z.string() }).openapi('PendingErasure');
export type PendingErasure = z.infer<typeof PendingErasure>;

declare module '#tables' {
  interface Tables {
    /** A member had a person erased. Says that, and when; once it is done, not who it was. */
    erasure: {
      id: Generated<number>;
      member_id: number;
      /** Null when everything is gone. */
      person_id: number | null;
      erased_at: number;
    };
    /** What keeps them out: hashes of their keys, salted for each member, from which no key can be read. */
    erased_key: { member_id: number; hash: string; erasure_id: number };
    erasure_salt: { member_id: number; salt: string };
  }
}

export const migrations: Migration[] = [
  {
    name: '0027-people-erasures',
    up: `
create table erasure (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  person_id {int} references person (id) on delete set null,
  erased_at {int} not null
) {strict};
create index erasure_member on erasure (member_id);
create index erasure_person on erasure (person_id) where person_id is not null;
create table erased_key (
  member_id {int} not null references member (id) on delete cascade,
  hash text not null,
  erasure_id {int} not null references erasure (id) on delete cascade,
  primary key (member_id, hash)
) {strict};
create index erased_key_erasure on erased_key (erasure_id);
create table erasure_salt (
  member_id {int} primary key references member (id) on delete cascade,
  salt text not null
) {strict}`,
  },
];
