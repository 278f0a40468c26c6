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

/** From this share of a question's words on, a sentence is about that question. */
const OF_QUESTION_MIN = 0.5;

/**
 * The words that carry a sentence, in its order, as they were written. Where it is about a question of its goal, these are
 * the words that both have, as finding goes by them: "who practises web accessibility daily and knows the pitfalls" is about web
 * accessibility, however rare pitfalls are. The sentence itself where nothing else is in it.
 */
export function subjectOf(sentence: string, questions: readonly string[] = []): string {
  const language = detectLanguage(sentence);
  const asked = language === null ? everywhere : seeking.get(language);
  const words = sentence.split(/\s+/u).flatMap((word) => {
    const terms = tellingTerms(word, language);
    return terms.length === 0 || asked?.has(bareOf(word)) ? [] : [{ word, terms }];
  });
  const said = new Set(words.flatMap(({ terms }) => terms));
  const shared = new Set(questions.flatMap((question) => sharedWith(question, said)));
  const named = words.filter(({ terms }) => terms.some((term) => shared.has(term)));
  const carrying = (named.length > 0 ? named : words).map(({ word }) => word);
  return carrying.length === 0 ? sentence : carrying.join(' ');
}

/** The terms of a question that are said, if they are enough of it to say that it is meant. */
function sharedWith(question: string, said: ReadonlySet<string>): string[] {
  const terms = [...new Set(tellingTerms(question, detectLanguage(question)))];
  const shared = terms.filter((term) => said.has(term));
  const isMeant =
    shared.length >= terms.length * OF_QUESTION_MIN &&
    shared.some((term) => substanceOf(term) === 1);
  return isMeant ? shared : [];
}

const tellingTerms = (text: string, language: string | null): string[] =>
  analyse(text, language).filter((term) => !isPlain(term));

const bareOf = (word: string): string =>
  fold(word.toLowerCase()).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
