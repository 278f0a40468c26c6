import { call, type Undoable, useUndoable } from '#web-api';
import type { NoteLine } from '../../notes/schema.ts';

export const INBOX = '/notes?isWaiting=true';

export interface Notes {
  notes: NoteLine[];
}

/** What becomes of captures. */
export type How =
  | { as: 'goal'; goalId: number; goal: string }
  | { as: 'note' }
  | { as: 'kept' }
  | { as: 'removed' };

export type Settled = How & { notes: NoteLine[] };

const idsOf = ({ notes }: Settled) => notes.map((note) => note.id);

async function send(settled: Settled): Promise<void> {
  const ids = idsOf(settled);
  if (settled.as === 'removed') {
    for (const id of ids) await call('DELETE', `/notes/${id}`);
    return;
  }
  const goal = settled.as === 'goal' ? { goalId: settled.goalId } : {};
  await call('POST', '/captures/settle', { ids, as: settled.as, ...goal });
}

async function undo(settled: Settled): Promise<void> {
  const ids = idsOf(settled);
  if (settled.as !== 'removed') {
    await call('POST', '/captures/settle', { ids, as: 'waiting' });
    return;
  }
  for (const id of ids) await call('POST', `/notes/${id}/restore`);
}

function wordsOf(settled: Settled): string {
  const [first] = settled.notes;
  const what =
    settled.notes.length === 1
      ? `“${first?.title.slice(0, 40)}”`
      : `${settled.notes.length} captures`;
  if (settled.as === 'goal') return `${what}: for “${settled.goal.slice(0, 40)}”`;
  if (settled.as === 'note') return `${what}: now among your notes`;
  return settled.as === 'kept' ? `${what}: kept` : `Removed: ${what}`;
}

const move: Undoable<Settled, Notes> = {
  path: INBOX,
  apply: ({ notes }, settled) => {
    const gone = new Set(idsOf(settled));
    return { notes: notes.filter((note) => !gone.has(note.id)) };
  },
  send,
  undo,
  words: wordsOf,
  alsoRefresh: ['/notes'],
};

export const useSettling = () => useUndoable(move);
