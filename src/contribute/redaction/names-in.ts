import { noteById } from '#create';
import { namesOf } from '#people';
import type { Kith } from '#platform';
import { type Mention, mentionsIn, withoutLinks } from './rules.ts';

/** A note as it could go out, without links, and what in it says who somebody is. */
export async function namesIn(
  kith: Kith,
  memberId: number,
  noteId: number,
): Promise<{ title: string; text: string; mentions: Mention[] }> {
  const note = await noteById(kith, memberId, noteId);
  const text = withoutLinks(note.text);
  const people = await namesOf(kith, memberId);
  return { title: note.title, text, mentions: mentionsIn(`${note.title}\n${text}`, people) };
}
