/**
 * What a plain sentence asks for, without the words in which one asks: "I am looking for somebody who has lived with
 * a heat pump in an old house" is about a heat pump in an old house. Of a search brief or an ask the words of a need are rare where
 * people write about their trade; taken for its subject, they would make every entry look weak. Pure.
 */
import { analyse, detectLanguage, fold, isPlain, substanceOf } from '#search';

/** How one says whom one looks for, and what they should do: not what it is about. */
const SEEKING: Readonly<Record<string, string>> = {
  en: `look looking looked searching seek seeking seeks find someone somebody anyone anybody people person persons whoever
    practitioner practitioners expert experts write writes wrote publishes published explain explains explained describe
    describes described speaks experienced firsthand actual actually ideally preferably am can could would should do does
    did done has have had lived lives`,
  de: `suche suchen sucht gesucht jemand jemanden jemandem leute menschen person personen wer expertin experte expertinnen experten schreibt schreiben schrieb geschrieben erklärt erklären beschreibt
    beschreiben erzählt erzählen berichtet berichten erfahren idealerweise`,
  nl: `zoek zoeken zoekt gezocht iemand mensen persoon personen wie expert experts schrijft schrijven schreef
    geschreven vertelt vertellen uitlegt uitleggen beschrijft beschrijven liefst graag`,
  fr: `cherche chercher cherchons quelqu'un quelqu’un personne personnes gens expert experte experts écrit
    écrivent écrire explique expliquer raconte raconter décrit décrire idéalement`,
  es: `busco buscar buscamos alguien persona personas gente experto experta expertos escribe escriben escribir
    explica explicar cuenta contar describe describir idealmente`,
};

const seeking = new Map(
  Object.entries(SEEKING).map(([code, words]) => [code, new Set(words.split(/\s+/u).map(fold))]),
);
const everywhere = new Set([...seeking.values()].flatMap((words) => [...words]));

/** From this share of a question's words on, two at least where it has two, a sentence is about that question. */
const OF_QUESTION_MIN = 0.5;

/** A word of a sentence that is none of those in which one asks, with its index terms. */
export interface Telling {
  word: string;
  terms: string[];
}

/** The words of a sentence that may say what it is about, each once, in its order, as they were written. */
export function tellingWords(sentence: string, language = detectLanguage(sentence)): Telling[] {
  const asked = language === null ? everywhere : seeking.get(language);
  const seen = new Set<string>();
  return sentence.split(/\s+/u).flatMap((written) => {
    const word = written.replace(OUTER_MARKS, '');
    const terms = tellingTerms(word, language);
    const key = terms.join(' ');
    if (terms.length === 0 || asked?.has(fold(word.toLowerCase())) || seen.has(key)) return [];
    seen.add(key);
    return [{ word, terms }];
  });
}

/**
 * Those of a sentence's words that a question of the goal has too, where the sentence is about that question: "who practises web
 * accessibility daily and knows the pitfalls" is about web accessibility, however rare pitfalls are. None where it is about no question.
 */
export function askedBefore(words: readonly Telling[], questions: readonly string[]): Telling[] {
  const said = new Set(words.flatMap(({ terms }) => terms));
  const shared = new Set(questions.flatMap((question) => sharedWith(question, said)));
  return words.filter(({ terms }) => terms.some((term) => shared.has(term)));
}

/** The terms of a question that are said, if they are enough of it to say that it is meant. */
function sharedWith(question: string, said: ReadonlySet<string>): string[] {
  const terms = [...new Set(tellingTerms(question, detectLanguage(question)))];
  const shared = terms.filter((term) => said.has(term));
  const isMeant =
    shared.length >= Math.min(terms.length, Math.max(2, terms.length * OF_QUESTION_MIN)) &&
    shared.some((term) => substanceOf(term) === 1);
  return isMeant ? shared : [];
}

const tellingTerms = (text: string, language: string | null): string[] =>
  analyse(text, language).filter((term) => !isPlain(term));

/** What stands around a word; what ends the name of a language (C++, C#) is part of it. */
const OUTER_MARKS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu;
