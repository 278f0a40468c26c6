/**
 * Events are heard at least once and in any order: "done" may be heard twice, and "taken back" before
 * it. So that all orders lead to the same, one row per key remembers the latest telling of each sort.
 */
export interface Told {
  /** When it happened: the first telling that was not taken back since. Epoch ms, as all here. */
  at: number;
  /** The latest telling that it happened; null while only the taking back was heard. */
  toldAt: number | null;
  /** The latest taking back. */
  undoneAt: number | null;
}
export interface Telling {
  at: number;
  isUndo: boolean;
}

/** Whether it counts. Told and taken back in the same millisecond, it is taken back. */
export function isLived({ toldAt, undoneAt }: Told): boolean {
  return toldAt !== null && (undoneAt === null || toldAt > undoneAt);
}

/** What is known after one more telling. Hearing it again changes nothing. */
export function hear(before: Told | null, { at, isUndo }: Telling): Told {
  const told: Told = before ?? { at, toldAt: null, undoneAt: null };
  return isUndo ? hearUndo(told, at) : hearDone(told, at);
}

function hearDone(told: Told, at: number): Told {
  const isOld = told.undoneAt !== null && at <= told.undoneAt;
  const toldAt = Math.max(told.toldAt ?? at, at);
  if (isOld) return { ...told, toldAt };
  return { ...told, toldAt, at: isLived(told) ? Math.min(told.at, at) : at };
}

function hearUndo(told: Told, at: number): Told {
  const undoneAt = Math.max(told.undoneAt ?? at, at);
  const isStartGone = told.toldAt !== null && told.toldAt > undoneAt && told.at <= undoneAt;
  return { ...told, undoneAt, at: isStartGone ? (told.toldAt ?? at) : told.at };
}
