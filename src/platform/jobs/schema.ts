import type { Migration } from '../database/index.ts';

declare module '#tables' {
  interface Tables {
    job: JobTable;
  }
}

export interface JobTable {
  id: import('kysely').Generated<number>;
  kind: string;
  payload: string;
  /** At most one job of a key runs at a time, in all processes together. */
  ordering_key: string | null;
  /** A second job with the same key is not added while the first waits or runs. */
  dedupe_key: string | null;
  state: 'waiting' | 'running' | 'dead';
  run_at: number;
  attempts: number;
  /** How often its process ended while it ran; such an attempt is not counted among the others. */
  interruptions: import('kysely').Generated<number>;
  /** 1 when it was asked for again while it ran, so that it runs once more after it. */
  asked_again: import('kysely').Generated<number>;
  lease_until: number | null;
  lease_owner: string | null;
  error: string | null;
  created_at: number;
}

export const JOB_PAYLOAD_BYTES_MAX = 64 * 1024;

export const migrations: Migration[] = [
  {
    name: '0001-platform-jobs',
    up: `
create table job (
  id {id},
  kind text not null,
  payload text not null,
  ordering_key text,
  dedupe_key text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'dead')),
  run_at {int} not null,
  attempts {int} not null default 0,
  interruptions {int} not null default 0,
  lease_until {int},
  lease_owner text,
  error text,
  created_at {int} not null
) {strict};
create index job_due on job (state, run_at);
create index job_ordering on job (ordering_key, state);
create unique index job_dedupe on job (dedupe_key)`,
  },
  {
    name: '0109-platform-jobs-again',
    up: 'alter table job add column asked_again {int} not null default 0 check (asked_again in (0, 1))',
  },
];
