import { noteById, withoutComments } from '#create';
import { namesOf } from '#people';
import type { Kith } from '#platform';
import { detectLanguage, isStopWord } from '#search';
import { agreementsOf } from './agreements.ts';
import { forOthers } from './for-others.ts';
import type { Words } from './outgoing-rules.ts';
import { type Naming, subjectsIn } from './rules.ts';
import type { AskedSubject, GoingOut } from './schema.ts';
import { type LinkWords, linkWordsIn, withoutLinks } from './words-instead.ts';

/** A note as it could go out, or what its writer has made of it meanwhile, and what in it says who somebody is. */
export async function namesIn(
  kith: Kith,
  memberId: number,
  { noteId, changed }: { noteId: number; changed?: Words },
): Promise<GoingOut> {
  const note = await noteById(kith, memberId, noteId);
  const title = withoutLinks(changed?.title ?? note.title);
  const text = forOthers(changed?.text ?? note.text);
  const linkWords = linkWordsIn(`${note.title}\n${withoutComments(note.text)}`);
  return {
    title,
    text,
    subjects: await askedIn(kith, memberId, { text: `${title}\n${text}`, linkWords }),
    stays: {
      tags: note.tags.length,
      people: note.personIds.length,
      hasGoal: note.goalId !== null,
      hasSource: note.sourceUrl !== null || note.entryId !== null,
    },
  };
}

interface LookedThrough {
  text: string;
  linkWords: readonly LinkWords[];
}

/** All that says in a text who somebody is, and who of them agreed to be named. */
export async function askedIn(
  kith: Kith,
  memberId: number,
  { text, linkWords }: LookedThrough,
): Promise<AskedSubject[]> {
  const naming = await namingFor(kith, memberId, text);
  const agreements = await agreementsOf(kith, memberId);
  return subjectsIn(text, { ...naming, linkWords }).map((one) => ({
    ...one,
    agreedAt: agreements.at(one),
  }));
}

/** By what a text of this member's is looked through. */
export async function namingFor(kith: Kith, memberId: number, text: string): Promise<Naming> {
  const language = detectLanguage(text);
  const people = await namesOf(kith, memberId);
  return { people, language, isStop: (folded) => isStopWord(folded, language) };
}
