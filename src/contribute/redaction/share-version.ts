import { z } from '@hono/zod-openapi';
import { NewNote, noteById, writeCheckedNote } from '#create';
import type { Kith } from '#platform';
import { makeLink } from '../publishing/link.ts';
import { keepSaid, requireDecided } from './decided.ts';
import { SaidOfNames } from './schema.ts';

/** What goes out, as its writer has seen it; the draft key makes sending it safe to repeat. */
export const SharedVersion = z
  .object({
    title: NewNote.shape.title.unwrap(),
    text: NewNote.shape.text.unwrap(),
    audience: z.enum(['person', 'members', 'public']),
    draftKey: z.uuid(),
    /** What was decided; a name that is found in the words and not among these is refused. */
    named: SaidOfNames,
  })
  .openapi('SharedVersion');
export type SharedVersion = z.input<typeof SharedVersion>;

/**
 * Makes a reflection that others may read out of a private note. The note itself stays as it is
 * and whose it is; the new one knows which note it came from, and only its writer sees that.
 * @throws Refusal `invalid` when somebody is named in it of whom nothing was decided; `fields.named` says who.
 */
export async function shareVersion(
  kith: Kith,
  memberId: number,
  noteId: number,
  version: z.output<typeof SharedVersion>,
): Promise<{ id: number }> {
  const { title, text, audience, draftKey, named } = version;
  const note = await noteById(kith, memberId, noteId);
  await requireDecided(kith, memberId, { text: `${title}\n${text}`, named });
  const { id } = await writeCheckedNote(kith, memberId, {
    title,
    text,
    audience,
    kind: 'reflection',
    goalId: note.goalId,
    derivedFrom: noteId,
    draftKey,
  });
  await kith.db.write((trx) => keepSaid(trx, { memberId, named, now: kith.now() }));
  if (audience !== 'members') await makeLink(kith, memberId, { thing: { kind: 'note', id } });
  return { id };
}
