import { detectLanguage } from '#search';
import { PASTED_CHARS_MAX } from '../limits.ts';
import { phraseReader } from '../phrase-words.ts';
import { choosePhrases } from '../propose-questions.ts';
import type { TextProposals } from '../schema.ts';
import { different } from './different.ts';
import { grammarFor } from './grammars.ts';
import { learnersAmong, namesIn } from './names.ts';
import { needReader } from './read-unit.ts';
import { unitsOf } from './units.ts';

export const NEEDS_MAX = 40;
export const TEXT_QUESTIONS_MAX = 8;

/**
 * What a pasted advert, review, feedback or mail asks of somebody, in its own words: a verb is put as one says it of
 * oneself, "someone" stands where a person is named, and nothing else is made up. What a firm offers or says of
 * itself, praise, degrees and greetings are left out. How each language asks is in its grammar.
 */
export function proposeFromText(pasted: string, memberName = ''): TextProposals {
  const text = pasted.slice(0, PASTED_CHARS_MAX).normalize('NFC').replace(/[’‘]/gu, "'");
  const language = detectLanguage(text);
  const grammar = grammarFor(language);
  const names = namesIn(text, memberName, grammar);
  const learners = learnersAmong(names, { text, memberName, grammar });
  const read = needReader({ text, grammar, names, learners });
  const found = unitsOf(text, grammar).flatMap((unit) => read(unit));
  const needs = different(found, language).slice(0, NEEDS_MAX);
  const reader = phraseReader(text, { isPasted: true });
  return {
    needs,
    questions: choosePhrases([{ text: needs.join('\n'), weight: 1 }], reader, TEXT_QUESTIONS_MAX),
  };
}
