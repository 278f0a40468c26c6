import type { Kith } from '#platform';
import { requireOwn } from '../notes/own.ts';
import { noteById } from '../notes/queries.ts';
import type { NoteView } from '../notes/schema.ts';
import { startNote } from '../notes/write.ts';
import { titled } from './rules.ts';
import type { CaptureForm } from './schema.ts';

/** Writes something down in passing. Without a goal it waits in the inbox until somebody says what becomes of it. */
export async function capture(kith: Kith, memberId: number, form: CaptureForm): Promise<NoteView> {
  await requireOwn(kith, memberId, form);
  const { text, capturedAs = 'thought', ...rest } = form;
  const id = await kith.db.write((trx) =>
    startNote(kith, trx, memberId, {
      ...rest,
      ...titled(text),
      kind: 'capture',
      capturedAs,
      isWaiting: !form.goalId,
    }),
  );
  return noteById(kith, memberId, id);
}
