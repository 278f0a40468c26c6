import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Database } from '../database/index.ts';

/** Runners of this process, which are alive as long as they are here. */
const alive = new Set<string>();
const OWNERS_MAX = 1_000;

/**
 * Where a process id means one process: this boot of this machine and, in a container, its own list
 * of processes. Two containers may well have the same name. Elsewhere than on Linux the name must do.
 */
function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Names a runner as the owner of its leases; it ends with process id and a word of its own. */
export function newOwner(): string {
  const owner = `${processSpace()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  alive.add(owner);
  return owner;
}

export function forgetOwner(owner: string): void {
  alive.delete(owner);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** True when the owner's process ran here and is gone; an owner elsewhere is never known to be. */
export function isKnownDead(owner: string): boolean {
  if (alive.has(owner)) return false;
  const space = `${processSpace()} `;
  if (!owner.startsWith(space)) return false;
  const pid = Number(owner.slice(space.length).split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  // A container's only process has the same id at each start; a lease of it that is not ours is old.
  return pid === process.pid || !isRunning(pid);
}

/**
 * Lets go of what killed processes of this machine had in their hands, so that a restart goes on at
 * once instead of when their leases end. Gives how many jobs wait again.
 */
export async function releaseOfDead(db: Database, now: number): Promise<number> {
  const owners = await db.read
    .selectFrom('job')
    .select('lease_owner')
    .distinct()
    .where('state', '=', 'running')
    .limit(OWNERS_MAX)
    .execute();
  const dead = owners.flatMap(({ lease_owner: owner }) =>
    owner !== null && isKnownDead(owner) ? [owner] : [],
  );
  if (dead.length === 0) return 0;
  const done = await db.write((trx) =>
    trx
      .updateTable('job')
      .set((eb) => ({
        state: 'waiting',
        lease_until: null,
        lease_owner: null,
        run_at: now,
        attempts: eb('attempts', '-', 1),
        interruptions: eb('interruptions', '+', 1),
      }))
      .where('state', '=', 'running')
      .where('lease_owner', 'in', dead)
      .executeTakeFirst(),
  );
  return Number(done.numUpdatedRows);
}
