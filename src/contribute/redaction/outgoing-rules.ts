import type { GoalWords } from '../publishing/goal-words.ts';
import type { Subject } from './rules.ts';
import type { SaidOfNames } from './schema.ts';
import { redacted } from './words-instead.ts';

/** What the writer says of somebody or something that a text names. */
export interface Decision {
  choice: Choice;
  /** The writer's own words, where others than the proposed are to stand there. */
  instead?: string;
}
/** `agreed`: the person has said that they may be named, which is remembered. */
export type Choice = 'replace' | 'leave' | 'agreed';

/** By the key of the subject. What nothing is said of is replaced. */
export type Decisions = ReadonlyMap<string, Decision>;

export interface Words {
  title: string;
  text: string;
}

/** Title and text as others would read them. */
export function outgoing(
  { title, text }: Words,
  subjects: readonly Subject[],
  decisions: Decisions,
): Words {
  const said = asDecided(subjects, decisions);
  return { title: said(title), text: said(text) };
}

/** The words of a goal as others would read them; a question of which nothing is left is none. */
export function outgoingGoal(
  { able, need, why, questions }: GoalWords,
  subjects: readonly Subject[],
  decisions: Decisions,
): GoalWords {
  const said = asDecided(subjects, decisions);
  const asked = questions.map(said).filter((question) => question.trim() !== '');
  return { able: said(able), need: said(need), why: said(why), questions: asked };
}

/** What the server is told of each: how it is written where it stays, else what stands there instead. */
export function saidOf(subjects: readonly Subject[], decisions: Decisions): SaidOfNames {
  return subjects.map(({ key, name, personId, spellings, instead: proposed }) => {
    const { choice, instead = proposed } = decisions.get(key) ?? { choice: 'replace' };
    return { name, personId, choice, words: choice === 'replace' ? [instead] : spellings };
  });
}

/** What becomes of any text in which these are named, by what was decided of each. */
export function asDecided(
  subjects: readonly Subject[],
  decisions: Decisions,
): (text: string) => string {
  const isKept = ({ key }: Subject) => (decisions.get(key)?.choice ?? 'replace') !== 'replace';
  const replacements = subjects
    .filter((subject) => !isKept(subject))
    .flatMap((subject) => {
      const instead = decisions.get(subject.key)?.instead ?? subject.instead;
      return subject.spellings.map((spelling) => ({ text: spelling, instead }));
    });
  // Addresses and words of links are no names: a name in one of them goes.
  const kept = subjects
    .filter((subject) => isKept(subject) && NAMES.has(subject.kind))
    .flatMap(({ spellings }) => spellings);
  return (text) => redacted(text, replacements, kept);
}

const NAMES: ReadonlySet<Subject['kind']> = new Set(['person', 'organisation', 'place', 'name']);
