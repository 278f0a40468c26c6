import { z } from '@hono/zod-openapi';
import { NewNote, noteById, writeCheckedNote } from '#create';
import type { Kith } from '#platform';

/** What goes out, as its writer has seen and perhaps changed it; the draft key makes sending it safe to repeat. */
export const SharedVersion = z
  .object({
    title: NewNote.shape.title.unwrap(),
    text: NewNote.shape.text.unwrap(),
    audience: z.enum(['person', 'members', 'public']),
    draftKey: z.uuid(),
  })
  .openapi('SharedVersion');
export type SharedVersion = z.infer<typeof SharedVersion>;

/**
 * Makes a reflection that others may read out of a private note. The note itself stays as it is
 * and whose it is; the new one knows which note it came from, and only its writer sees that.
 */
export async function shareVersion(
  kith: Kith,
  memberId: number,
  noteId: number,
  { title, text, audience, draftKey }: SharedVersion,
): Promise<{ id: number }> {
  const note = await noteById(kith, memberId, noteId);
  const { id } = await writeCheckedNote(kith, memberId, {
    title,
    text,
    audience,
    kind: 'reflection',
    goalId: note.goalId,
    derivedFrom: noteId,
    draftKey,
  });
  return { id };
}
