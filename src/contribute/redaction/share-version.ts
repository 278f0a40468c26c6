import { z } from '@hono/zod-openapi';
import { NewNote, noteById, writeCheckedNote } from '#create';
import { type Kith, Refusal } from '#platform';
import { makeLink } from '../publishing/link.ts';
import { keepAgreements } from './agreements.ts';
import { namingFor } from './names-in.ts';
import { SUBJECTS_MAX, subjectsIn } from './rules.ts';

const NAME_CHARS_MAX = 2_000;
const SPELLINGS_MAX = 100;
const Name = z.string().min(1).max(NAME_CHARS_MAX);

/** What its writer said of somebody or something that is named. */
const SaidOfName = z.object({
  name: Name,
  personId: z.number().int().positive().nullable(),
  choice: z.enum(['replace', 'leave', 'agreed']),
  /** How it is written, where it stays; what stands there instead, where not. */
  words: z.array(z.string().max(NAME_CHARS_MAX)).max(SPELLINGS_MAX),
});

/** What goes out, as its writer has seen it; the draft key makes sending it safe to repeat. */
export const SharedVersion = z
  .object({
    title: NewNote.shape.title.unwrap(),
    text: NewNote.shape.text.unwrap(),
    audience: z.enum(['person', 'members', 'public']),
    draftKey: z.uuid(),
    /** What was decided; a name that is found in the words and not among these is refused. */
    named: z.array(SaidOfName).max(SUBJECTS_MAX).default([]),
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
  await requireDecided(kith, memberId, version);
  const personIds = new Set((await namingFor(kith, memberId, version)).people.map(({ id }) => id));
  if (named.some(({ personId }) => personId !== null && !personIds.has(personId))) {
    throw new Refusal('not_found', 'There is no such person.');
  }
  const { id } = await writeCheckedNote(kith, memberId, {
    title,
    text,
    audience,
    kind: 'reflection',
    goalId: note.goalId,
    derivedFrom: noteId,
    draftKey,
  });
  const said = named.map((one) => ({ ...one, hasAgreed: one.choice === 'agreed' }));
  await kith.db.write((trx) => keepAgreements(trx, { memberId, named: said, now: kith.now() }));
  if (audience !== 'members') await makeLink(kith, memberId, { thing: { kind: 'note', id } });
  return { id };
}

/** Looks through the very words that go out: a name the writer has not been asked about stays here. */
async function requireDecided(
  kith: Kith,
  memberId: number,
  { title, text, named }: z.output<typeof SharedVersion>,
): Promise<void> {
  const naming = await namingFor(kith, memberId, { title, text });
  const isDecided = (spelling: string) =>
    named.some(({ choice, words }) =>
      words.some((one) => (choice === 'replace' ? isIn(one, spelling) : one === spelling)),
    );
  const left = subjectsIn(`${title}\n${text}`, naming).filter(
    ({ spellings }) => !spellings.every(isDecided),
  );
  if (left.length === 0) return;
  const names = left.map(({ name }) => name).join(', ');
  throw new Refusal('invalid', `Nothing is decided yet of: ${names}. Say what becomes of each.`, {
    named: names,
  });
}

/** The beginning of a sentence makes a capital of the first letter. */
const isIn = (words: string, spelling: string) =>
  words.toLowerCase().includes(spelling.toLowerCase());
