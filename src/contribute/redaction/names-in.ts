import { noteById } from '#create';
import { namesOf } from '#people';
import type { Kith } from '#platform';
import { detectLanguage, isStopWord } from '#search';
import { agreementsOf } from './agreements.ts';
import type { Words } from './outgoing-rules.ts';
import { type Naming, subjectsIn } from './rules.ts';
import type { GoingOut } from './schema.ts';
import { linkWordsIn, withoutLinks } from './words-instead.ts';

/** A note as it could go out, or what its writer has made of it meanwhile, and what in it says who somebody is. */
export async function namesIn(
  kith: Kith,
  memberId: number,
  { noteId, changed }: { noteId: number; changed?: Words },
): Promise<GoingOut> {
  const note = await noteById(kith, memberId, noteId);
  const title = withoutLinks(changed?.title ?? note.title);
  const text = withoutLinks(changed?.text ?? note.text);
  const linkWords = linkWordsIn(`${note.title}\n${note.text}`);
  const naming = await namingFor(kith, memberId, { title, text });
  const subjects = subjectsIn(`${title}\n${text}`, { ...naming, linkWords });
  const agreements = await agreementsOf(kith, memberId);
  return {
    title,
    text,
    subjects: subjects.map((one) => ({ ...one, agreedAt: agreements.at(one) })),
    stays: {
      tags: note.tags.length,
      people: note.personIds.length,
      hasGoal: note.goalId !== null,
      hasSource: note.sourceUrl !== null || note.entryId !== null,
    },
  };
}

/** By what a text of this member's is looked through. */
export async function namingFor(
  kith: Kith,
  memberId: number,
  { title, text }: Words,
): Promise<Naming> {
  const language = detectLanguage(`${title}\n${text}`);
  const people = await namesOf(kith, memberId);
  return { people, language, isStop: (folded) => isStopWord(folded, language) };
}
