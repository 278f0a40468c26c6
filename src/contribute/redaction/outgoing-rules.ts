import type { Subject } from './rules.ts';
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
  return {
    title: redacted(title, replacements, kept),
    text: redacted(text, replacements, kept),
  };
}

const NAMES: ReadonlySet<Subject['kind']> = new Set(['person', 'organisation', 'place', 'name']);
