import { AsyncResource } from 'node:async_hooks';
import type { Database } from '../database/index.ts';
import { LEASE_MS } from './claim.ts';
import { keepsLease, renew } from './settle.ts';

interface Holder {
  db: Database;
  owner: string;
  now: () => number;
}

/** The jobs that a runner runs, and until when each is its own: by the lease as it was renewed last. */
export class Leases {
  readonly #until = new Map<number, number>();
  readonly #holder: Holder;
  readonly #keeps: (id: number) => Promise<boolean>;

  constructor(holder: Holder) {
    this.#holder = holder;
    // What is asked is not the job's own: it would ask once more whether it may.
    this.#keeps = AsyncResource.bind((id: number) => keepsLease(holder.db, { id, ...holder }));
  }

  get size(): number {
    return this.#until.size;
  }

  get ids(): number[] {
    return [...this.#until.keys()];
  }

  begin(id: number, now: number): void {
    this.#until.set(id, now + LEASE_MS);
  }

  end(id: number): void {
    this.#until.delete(id);
  }

  /** Throws where a job was lost to another process while this one slept: it would write over what that one does. */
  async mayWrite(id: number): Promise<void> {
    const askedAt = this.#holder.now();
    if (askedAt <= (this.#until.get(id) ?? Infinity)) return;
    if (!(await this.#keeps(id))) throw new Error('another process has begun this anew');
    this.#renewed(id, askedAt);
  }

  /** Renews those that run, and those beside: what is carried out and yet to be settled is not to be begun anew either. */
  keepRenewing(beside: Iterable<number>, failed: (error: unknown) => void): () => void {
    const timer = setInterval(() => void this.#renew(beside).catch(failed), LEASE_MS / 3);
    return () => clearInterval(timer);
  }

  async #renew(beside: Iterable<number>): Promise<void> {
    const { db, owner, now } = this.#holder;
    const askedAt = now();
    for (const id of await renew(db, owner, [...this.ids, ...beside], askedAt))
      this.#renewed(id, askedAt);
  }

  #renewed(id: number, at: number): void {
    if (this.#until.has(id)) this.#until.set(id, at + LEASE_MS);
  }
}
