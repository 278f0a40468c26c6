import { type GoalView, goalById } from '#goals';
import { type PersonView, personById } from '#people';
import type { Kith } from '#platform';
import { type EntryLine, entriesByPerson, entryById } from '#sources';
import { backgroundOf } from './background.ts';
import { LATELY_ENTRIES, readLines } from './gives.ts';
import { OPENER_CHARS_MAX } from './limits.ts';
import { namedGives } from './named-gives.ts';
import { openerWords } from './opener-words.ts';
import type { Give, OpenerForm } from './schema.ts';
import { type Bag, bagOf, bestTouch, termsOnBothSides, touchOf } from './touching.ts';

export interface Opener {
  opener: string;
  /** The entry of theirs it speaks of; null when nothing of theirs touches the goal. */
  about: { id: number; title: string; url: string | null } | null;
}

/**
 * A draft for the first words to a person, from what is known; nothing is stored. What is not known
 * stands as "…". Throws `not_found` when goal, person, gives or the entry are not the member's.
 */
export async function openerFor(kith: Kith, memberId: number, form: OpenerForm): Promise<Opener> {
  const [goal, person, gives] = await Promise.all([
    goalById(kith, memberId, form.goalId),
    personById(kith, memberId, form.personId),
    namedGives(kith, memberId, { refs: form.gives }),
  ]);
  const subject = await subjectOf(kith, memberId, { goal, person, gives, form });
  const opener = openerWords(form.intent, {
    name: nameOf(person),
    about: subject.about?.title ?? null,
    able: goal.able,
    question: subject.question,
    gives,
  });
  const { about } = subject;
  return {
    opener: opener.slice(0, OPENER_CHARS_MAX),
    about: about && { id: about.id, title: about.title, url: about.url },
  };
}

/** Without a name of their own, people are shown by an address, which nobody is greeted by. */
const nameOf = (person: PersonView): string | null =>
  person.fields.some(({ field }) => field === 'name') ? person.name : null;

interface Situation {
  goal: GoalView;
  person: PersonView;
  gives: Give[];
  form: OpenerForm;
}

/** Which entry of theirs matters, and which question of the goal comes nearest to it. */
async function subjectOf(
  kith: Kith,
  memberId: number,
  { goal, person, gives, form }: Situation,
): Promise<{ about: EntryLine | null; question: string | null }> {
  const lines = await entriesByPerson(kith, memberId, person.id, LATELY_ENTRIES);
  const named = form.aboutId === undefined ? null : await entryById(kith, memberId, form.aboutId);
  const { theirs, language } = readLines(lines);
  const [chosen] = named ? readLines([named]).theirs : [];
  const read = (title: string, body = '') => bagOf({ title, body }, language);
  const questions = goal.questions.map(({ text }) => ({ text, bag: read(text) }));
  const goalBag = read([goal.able, ...questions.map(({ text }) => text)].join('\n'), goal.need);
  const giveBags = gives.map(({ title }) => read(title));
  const mine: Bag[] = [goalBag, ...giveBags];
  const theirBags = [...theirs, ...(chosen ? [chosen] : [])].map(({ bag }) => bag);
  const background = await backgroundOf(kith, memberId, {
    terms: termsOnBothSides(mine, theirBags),
    samples: [{ personId: person.id, bags: theirs.map(({ bag }) => bag) }],
  });
  // What is shared speaks of what it touches; everything else of what the goal touches.
  const speaking = form.intent === 'share' ? [...giveBags, goalBag] : [goalBag];
  const about =
    chosen ??
    speaking
      .map((bag) => bestTouch(bag, theirs, background)?.touched)
      .find((touched) => touched !== undefined);
  const nearest = questions
    .map(({ text, bag }) => ({
      text,
      weight: (about && touchOf(bag, about.bag, background)?.weight) ?? 0,
    }))
    .toSorted((a, b) => b.weight - a.weight);
  return { about: about?.line ?? null, question: nearest[0]?.text ?? null };
}
