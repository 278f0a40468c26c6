/** For which open question somebody may be good of whom one has read nothing, by what one wrote of them. Pure. */
import { substanceOf } from '#search';
import { languageIn, termsThatTell } from '../moves/touching.ts';
import type { Sleeper } from './sleepers.ts';

/** A word alone is chance in what one tells; in what somebody is said to be about it is a subject. */
const TOLD_WORDS_MIN = 2;

interface Asked {
  goal: { id: number; title: string };
  questions: readonly { id: number; text: string }[];
}

/** What speaks for somebody on a question. */
export interface Known {
  goal: Asked['goal'];
  question: { id: number; text: string };
  /** What one noted of them, what passed between the two, or that it was for this goal. */
  by: { kind: 'about'; words: string } | { kind: 'told' } | { kind: 'goal' };
}

/** The question that somebody is known for most: by what they are about, then by what passed between the two. */
export function knownFor(
  { about, told, goalIds }: Pick<Sleeper, 'about' | 'told' | 'goalIds'>,
  asked: readonly Asked[],
): Known | null {
  const all = asked.flatMap(({ goal, questions }) =>
    questions.map((question) => {
      const language = languageIn(question.text);
      return { goal, question, language, terms: telling(question.text, language) };
    }),
  );
  const most = (text: string, wordsMin: number) =>
    all
      .map((one) => ({ ...one, shared: sharedBy(one.terms, telling(text, one.language)) }))
      .filter(({ shared }) => shared >= wordsMin)
      .toSorted((a, b) => b.shared - a.shared)[0];
  const [subject] = about
    .flatMap((words) => {
      const found = most(words, 1);
      return found ? [{ ...found, words }] : [];
    })
    .toSorted((a, b) => b.shared - a.shared);
  if (subject) return knownOf(subject, { kind: 'about', words: subject.words });
  const talk = most(told.join('\n'), TOLD_WORDS_MIN);
  if (talk) return knownOf(talk, { kind: 'told' });
  const served = all.find(({ goal }) => goalIds.includes(goal.id));
  return served ? knownOf(served, { kind: 'goal' }) : null;
}

const knownOf = ({ goal, question }: Omit<Known, 'by'>, by: Known['by']): Known => ({
  goal,
  question,
  by,
});

/** Both sides are read in the language of the question, where it is long enough to show one. */
const telling = (text: string, language: string | null): Set<string> =>
  new Set(termsThatTell(text, language).filter((term) => substanceOf(term) === 1));

const sharedBy = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((term) => other.has(term)).length;
