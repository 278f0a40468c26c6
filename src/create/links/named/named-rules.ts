import { nameKey } from '#people';
import { isOneWord, mentionIn, type Place, untouchedBlank } from '../mention-rules.ts';

/** Something with a name, and the name as its room folds it. */
export interface Name {
  key: string;
  title: string;
}
interface Found<Of extends Name> {
  of: Of;
  /** Where the text first names it. */
  place: Place;
}

/** Shorter ones are in every text. */
const NAME_CHARS_MIN = 3;
/** Signs that may stand around the first and the last word of a name: “C++”. */
const SIGNS_MAX = 5;
const APOSTROPHE = /['’]/u;
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]';
/** Two signs are a name there. */
const UNSPACED_PAIR = new RegExp(`^(?:${UNSPACED}){2}`, 'u');
const LETTERS = `(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`;
/** A sign of a script without spaces, or letters with apostrophes between. */
const WORD = new RegExp(`${UNSPACED}|${LETTERS}(?:['’]${LETTERS})*`, 'gu');
/** One word, whatever else is in a name. */
const PLAIN_WORD = /^[a-z0-9]+$/u;
const FIRST_WORD = new RegExp(WORD.source, 'u');

/**
 * Names by their first words: a text is gone through once, and held only against the names that
 * begin with what stands there. The longest counts: who writes “Anna Berg” names no other Anna.
 */
export class NamesByWord<Of extends Name> {
  readonly #byWord = new Map<string, Of[]>();

  constructor(names: Iterable<Of>) {
    for (const name of names) {
      const word = isTold(name.key) ? firstWord(name.key) : undefined;
      const known = word === undefined ? undefined : this.#byWord.get(word);
      if (known) known.push(name);
      else if (word !== undefined) this.#byWord.set(word, [name]);
    }
  }

  /** What a text names outside of links, addresses and code, each once, in the order of the text. */
  in(text: string): Found<Of>[] {
    const reading = new Reading(untouchedBlank(text));
    const found = new Map<Of, Place>();
    for (let at = 0; at < reading.words.length; ) {
      const { names, length } = this.#longestAt(reading, at);
      for (const { of, place } of names) if (!found.has(of)) found.set(of, place);
      at += Math.max(1, length);
    }
    return [...found].map(([of, place]) => ({ of, place }));
  }

  #longestAt(reading: Reading, at: number): { names: Found<Of>[]; length: number } {
    let longest: { names: Found<Of>[]; length: number } = { names: [], length: 1 };
    for (const form of reading.words[at]?.forms ?? []) {
      for (const of of this.#byWord.get(form) ?? []) {
        const length = reading.wordsOf(of.key, at);
        const place = length < longest.length ? null : reading.placeOf(of.title, at, length);
        if (!place) continue;
        if (length > longest.length) longest = { names: [], length };
        longest.names.push({ of, place });
      }
    }
    return longest;
  }
}

/** The words of a text in all forms in which a name may have them. */
export function formsIn(text: string): ReadonlySet<string> {
  const words = new Set(untouchedBlank(text).match(WORD));
  return new Set([...words].flatMap((word) => [...formsOf(word)]));
}

/** Whether every word of a folded name is among these. Asked of all names there are: most are told by their spaces. */
export function isHeld(key: string, forms: ReadonlySet<string>): boolean {
  for (const part of key.split(' ')) {
    if (forms.has(part)) continue;
    if (PLAIN_WORD.test(part)) return false;
    if (part.match(WORD)?.every((word) => forms.has(word)) === false) return false;
  }
  return key !== '';
}

interface Word extends Place {
  /** In lower case, as names of people are folded, and the parts between apostrophes: “Odile’s”, “d’Anna”. */
  forms: ReadonlySet<string>;
}

/** A text taken apart into words. */
class Reading {
  readonly words: readonly Word[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const known = new Map<string, ReadonlySet<string>>();
    this.words = [...text.matchAll(WORD)].map(({ 0: word, index }) => {
      const forms = known.get(word) ?? formsOf(word);
      known.set(word, forms);
      return { from: index, to: index + word.length, forms };
    });
  }

  /** How many words of the text, from one on, are those of a name; 0 when they are not. */
  wordsOf(key: string, at: number): number {
    let length = 0;
    for (const [word] of key.matchAll(WORD)) {
      if (!this.words[at + length]?.forms.has(word)) return 0;
      length++;
    }
    return length;
  }

  /** Where these words are the title as it is written; of one word only with the same capitals. */
  placeOf(title: string, at: number, length: number): Place | null {
    const [first, last] = [this.words[at], this.words[at + length - 1]];
    if (!first || !last) return null;
    const from = Math.max(0, first.from - SIGNS_MAX);
    const found = mentionIn(this.#text.slice(from, last.to + SIGNS_MAX), title, isOneWord(title));
    return found && { from: from + found.from, to: from + found.to };
  }
}

function formsOf(word: string): ReadonlySet<string> {
  const parts = APOSTROPHE.test(word) ? [word, ...word.split(APOSTROPHE)] : [word];
  return new Set(parts.flatMap((part) => [part.normalize('NFC').toLowerCase(), nameKey(part)]));
}

const isTold = (key: string): boolean => key.length >= NAME_CHARS_MIN || UNSPACED_PAIR.test(key);
const firstWord = (key: string): string | undefined => FIRST_WORD.exec(key)?.[0];
