import { GERMAN_NOUN, HONORIFICS, isWordToo, PARTICLES } from './name-words.ts';
import { isGeneric, type Reading } from './runs.ts';
import { areJoined, fold, type Token, tokensOf } from './tokens.ts';

export interface NamedPerson {
  id: number;
  name: string;
}

/** Where the text speaks of people that the writer knows. */
export interface KnownName {
  /** Whom it may be; one, unless the text leaves open which of several. */
  personIds: readonly number[];
  name: string;
  words: readonly string[];
  /** More than one word of the name stands together somewhere, or it has but one. */
  isWhole: boolean;
  spans: { at: number; end: number }[];
}

interface Known extends NamedPerson {
  words: string[];
}

interface Match {
  from: number;
  to: number;
  people: Known[];
  words: string[];
}

const SMALL_CHARS_MIN = 3;

/** The people whose name, or a part of it, stands in the text; each once, with all that is said of them. */
export function knownIn(
  reading: Reading,
  people: readonly NamedPerson[],
  isTaken: (token: Token) => boolean,
): KnownName[] {
  const byWord = wordsOf(reading, people);
  const matches: Match[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const match = matchAt(reading, { at, byWord, isTaken });
    if (!match) continue;
    matches.push(match);
    at = match.to - 1;
  }
  return [...named(reading, matches, isTaken), ...literally(reading.text, people)];
}

/** Who has a word of the text in their name. */
function wordsOf({ tokens }: Reading, people: readonly NamedPerson[]): Map<string, Known[]> {
  const there = new Set(tokens.flatMap(({ folded }) => [folded, folded.replace(/s$/u, '')]));
  const byWord = new Map<string, Known[]>();
  for (const person of people) {
    const words = tokensOf(person.name)
      .map(({ folded }) => folded)
      .filter((word) => word.length > 1 && !PARTICLES.has(word) && !HONORIFICS.has(word));
    for (const word of new Set(words)) {
      if (!there.has(word)) continue;
      byWord.set(word, [...(byWord.get(word) ?? []), { ...person, words }]);
    }
  }
  return byWord;
}

interface Looking {
  at: number;
  byWord: ReadonlyMap<string, Known[]>;
  isTaken: (token: Token) => boolean;
}

/** The longest name of one person that begins here. */
function matchAt(reading: Reading, { at: from, byWord, isTaken }: Looking): Match | null {
  const { text, tokens } = reading;
  let people: Known[] | null = null;
  const words: string[] = [];
  let to = from;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || isTaken(token)) break;
    if (at > from && !areJoined(text, tokens[at - 1], token)) break;
    const word = wordFor(token, byWord);
    if (word === null) {
      if (people && (PARTICLES.has(token.folded) || token.text.length === 1)) continue;
      break;
    }
    const also: Known[] = (byWord.get(word) ?? []).filter(
      (one) => people === null || people.some(({ id }) => id === one.id),
    );
    if (also.length === 0) break;
    people = also;
    words.push(word);
    to = at + 1;
  }
  if (!people) return null;
  const match = { from, to, people, words };
  return words.length > 1 || isNameAlone(reading, match) ? match : null;
}

/** A capital may end in the s of whose something is: Marits. */
function wordFor(
  { folded, isCapital }: Token,
  byWord: ReadonlyMap<string, unknown>,
): string | null {
  if (byWord.has(folded)) return folded;
  const whose = folded.replace(/s$/u, '');
  return isCapital && whose !== folded && byWord.has(whose) ? whose : null;
}

/** One word of a name: in small letters only where it is no other word; beside another capital it is somebody else's. */
function isNameAlone(reading: Reading, { from, people }: Match): boolean {
  const token = reading.tokens[from];
  if (!token) return false;
  const { folded, isCapital } = token;
  if (people.some(({ words }) => words.length === 1) && isCapital) return true;
  if (isCapital) return !isBesideName(reading, from);
  return folded.length >= SMALL_CHARS_MIN && !isWordToo(folded) && !isGeneric(reading, folded);
}

function isBesideName(reading: Reading, at: number): boolean {
  const { text, tokens } = reading;
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isOther = (one: Token | undefined) =>
    one?.isCapital === true &&
    one.text.length > 1 &&
    !HONORIFICS.has(one.folded) &&
    !(reading.isGerman && GERMAN_NOUN.test(one.folded)) &&
    !isGeneric(reading, one.folded);
  const isBehind = isOther(after) && here && after && areJoined(text, here, after);
  const isBefore = isOther(before) && here && before && areJoined(text, before, here);
  return Boolean(isBehind || (isBefore && before?.isFirst === false));
}

/** All that was found, person by person: a part of a name is theirs whose whole name stands there too. */
function named(
  { tokens, text }: Reading,
  matches: readonly Match[],
  isTaken: (token: Token) => boolean,
): KnownName[] {
  const whole = matches.filter(({ words }) => words.length > 1).flatMap(({ people }) => people);
  const found = new Map<string, KnownName>();
  for (const { from, to, people, words } of matches) {
    const present = people.filter((one) => whole.some(({ id }) => id === one.id));
    const [first] = present.length > 0 ? present : people;
    const isOne = present.length > 0 || people.length === 1;
    const [start, end] = [tokens[withTitles({ tokens, text, from, isTaken })], tokens[to - 1]];
    if (!first || !start || !end) continue;
    const key = isOne ? String(first.id) : `several ${words.join(' ')}`;
    const known = found.get(key) ?? {
      personIds: isOne ? [first.id] : people.map(({ id }) => id),
      name: isOne ? first.name : text.slice(start.at, end.end),
      words: isOne ? first.words : words,
      isWhole: present.length > 0 || first.words.length === 1,
      spans: [],
    };
    known.spans.push({ at: start.at, end: end.end });
    found.set(key, known);
  }
  return [...found.values()];
}

interface Titled {
  tokens: readonly Token[];
  text: string;
  from: number;
  isTaken: (token: Token) => boolean;
}

/** "Dr. M. Solheim" begins with what stands before the name. */
function withTitles({ tokens, text, from, isTaken }: Titled): number {
  let at = from;
  for (let before = tokens[at - 1]; before; before = tokens[at - 1]) {
    const isTitle = HONORIFICS.has(before.folded) && before.isCapital;
    const isInitial = before.text.length === 1 && before.isCapital && text[before.end] === '.';
    if (isTaken(before) || !(isTitle || isInitial) || !areJoined(text, before, tokens[at]))
      return at;
    at--;
  }
  return at;
}

/** Names in letters without capitals, whose words do not stand apart. */
function literally(text: string, people: readonly NamedPerson[]): KnownName[] {
  return people
    .filter(({ name }) => /\p{Lo}/u.test(name) && text.includes(name))
    .map(({ id, name }) => {
      const at = text.indexOf(name);
      return {
        personIds: [id],
        name,
        words: [fold(name)],
        isWhole: true,
        spans: [{ at, end: at + name.length }],
      };
    });
}
