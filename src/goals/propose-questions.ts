import { QUESTION_CHARS_MAX, TEXT_CHARS_MAX } from './limits.ts';
import { type PhraseReader, phraseReader } from './phrase-words.ts';
import { sentencesOf } from './sentences.ts';

export const PROPOSALS_MAX = 6;
/** A phrase with fewer informative words finds everything and nothing. */
const STEMS_MIN = 2;
/** A piece out of the middle of a clause needs more to make sense alone. */
const PIECE_STEMS_MIN = 3;
/** Longer than this it is no longer one facet. */
const WORDS_MAX = 16;
/** What one wants to be able to do says more about the facets than the trouble that led there. */
const NEED_WEIGHT = 0.6;
/** A question that was written as a question is meant as one. */
const ASKED_WEIGHT = 1.5;
/** What a word is still worth once a chosen phrase holds it. */
const COVERED_WEIGHT = 0.2;

interface Phrase {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly weight: number;
}

/**
 * At most six short questions or phrases for a goal, in the writer's own words and order, what one
 * wants to be able to do first. Every proposal is a piece of what was written: nothing is made up.
 * The way of cutting at stop words and weighing by co-occurrence is that of RAKE (Rose et al. 2010),
 * changed to keep whole clauses, which people recognise as theirs.
 */
export function proposeQuestions(goal: {
  need: string;
  able: string;
  isPasted?: boolean;
  /** Taken out: nobody searches for people with their own name in the question. */
  memberName?: string;
}): string[] {
  const able = withoutOwnName(goal.able.slice(0, TEXT_CHARS_MAX), goal.memberName);
  const need = withoutOwnName(goal.need.slice(0, TEXT_CHARS_MAX), goal.memberName);
  const reader = phraseReader(`${able}\n${need}`, { isPasted: goal.isPasted ?? false });
  const texts = [
    { text: able, weight: 1 },
    { text: need, weight: NEED_WEIGHT },
  ];
  return choosePhrases(texts, reader, PROPOSALS_MAX);
}

function withoutOwnName(text: string, memberName = ''): string {
  const names = memberName.match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
  if (names.length === 0) return text;
  const own = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?:['’]s)?(?![\\p{L}\\p{N}])[ ,]*`,
    'gu',
  );
  return text.replace(own, '');
}

/** The phrases of some texts that together say most, at most so many, in their order. */
export function choosePhrases(
  texts: readonly { text: string; weight: number }[],
  reader: PhraseReader,
  max: number,
): string[] {
  const phrases = texts.flatMap(({ text, weight }) => phrasesOf(text, weight, reader));
  const rich = phrases.filter((phrase) => phrase.stems.size >= STEMS_MIN);
  return chooseFrom(rich.length > 0 ? rich : phrases, max).map((phrase) => phrase.text);
}

function phrasesOf(text: string, weight: number, reader: PhraseReader): Phrase[] {
  const phraseOf = (written: string, itsWeight: number): Phrase[] => {
    const stems = new Set(reader.stemsOf(written));
    const fits = stems.size > 0 && written.length <= QUESTION_CHARS_MAX;
    return fits ? [{ text: written, stems, weight: itsWeight }] : [];
  };
  return sentencesOf(text).flatMap((sentence) => {
    if (/[?？]$/u.test(sentence)) return phraseOf(sentence, weight * ASKED_WEIGHT);
    return clausesOf(sentence, reader).flatMap((clause) => {
      const pieces = shorten(trimmed(clause, reader), reader);
      const stemsMin = pieces.length > 1 ? PIECE_STEMS_MIN : 1;
      return pieces
        .flatMap((piece) => phraseOf(trimmed(piece, reader), weight))
        .filter((phrase) => phrase.stems.size >= stemsMin);
    });
  });
}

/** Cuts at commas, "and" and "because", where each side can stand alone: never an object from its verb. */
function clausesOf(sentence: string, reader: PhraseReader): string[] {
  const clauses: string[] = [];
  let open: string[] = [];
  let openStems = 0;
  for (const part of partsOf(sentence, reader)) {
    const stems = reader.stemsOf(part).length;
    const before = open.at(-1) ?? '';
    // "im 2. und 3. Lehrjahr": the one number needs the other.
    const isHeld = /\d\.$/u.test(before) || reader.holds(before, part);
    const bothStand = !isHeld && openStems >= STEMS_MIN && stems >= STEMS_MIN;
    if (bothStand || open.length >= WORDS_MAX) clauses.push(open.join(' '));
    if (bothStand || open.length >= WORDS_MAX || openStems === 0) {
      open = [];
      openStems = 0;
    }
    open.push(part);
    openStems += stems;
  }
  return [...clauses, open.join(' ')];
}

/** A sentence in parts that each begin after a comma or with a joining or linking word. */
function partsOf(sentence: string, reader: PhraseReader): string[] {
  const parts: string[] = [];
  let words: string[] = [];
  const close = () => {
    if (words.length > 0) parts.push(words.join(' '));
    words = [];
  };
  for (const word of sentence.split(/\s+/u)) {
    const role = reader.roleOf(word);
    if (role === 'joining' || role === 'linking') close();
    words.push(word);
    if (word.endsWith(',')) close();
  }
  close();
  return parts;
}

/** A clause as it is, or, when it is too long for one facet, pieces as long as may be, cut before stop words. */
function shorten(clause: string, reader: PhraseReader): string[] {
  const pieces: string[] = [];
  let rest = clause.split(' ');
  while (rest.length > WORDS_MAX) {
    const at = cutAt(rest.slice(0, WORDS_MAX + 1), reader);
    pieces.push(rest.slice(0, at).join(' '));
    rest = rest.slice(at);
  }
  return [...pieces, rest.join(' ')];
}

/** Where the last run of stop words begins that has enough before it; else at the end. */
function cutAt(words: readonly string[], reader: PhraseReader): number {
  const isContent = (at: number) => reader.roleOf(words[at] ?? '') === 'content';
  for (let at = words.length - 1; at > STEMS_MIN; at--) {
    const isEdge = !isContent(at) && isContent(at - 1);
    if (isEdge && reader.stemsOf(words.slice(0, at).join(' ')).length >= STEMS_MIN) return at;
  }
  return WORDS_MAX;
}

/** Drops "I want to learn …" from the front, and the comma, the open bracket or the dangling "and" from the end. */
function trimmed(clause: string, reader: PhraseReader): string {
  const words = clause.split(' ');
  const roles = words.map((word) => reader.roleOf(word));
  while (words.length > 1 && ['joining', 'linking'].includes(roles[words.length - 1] ?? ''))
    words.pop();
  const end = words.length;
  const found = roles.slice(0, end).indexOf('content');
  const opening = roles.slice(0, found === -1 ? end : found);
  const asking = opening.lastIndexOf('asking');
  const isDenied = asking === -1 && opening.includes('denying');
  const joins = opening.findIndex((role) => role !== 'joining' && role !== 'linking');
  const start = asking !== -1 ? asking : isDenied ? Math.max(0, joins) : opening.length;
  return (
    words
      .slice(start)
      .join(' ')
      .replace(/\s*\([^)]*$|^[^(]*\)\s*/gu, '')
      // What French and Italian hang before a vowel belongs to the word that was dropped: d'annuler.
      .replace(/^[dl]['’](?=\p{L})/iu, '')
      .replace(/^[\s,.'"“”„«»]+|(?<![\s,.!'"“”«»])[\s,.!'"“”«»]+$/gu, '')
  );
}

/** Takes the weightiest phrase, then the one that adds most, and so on; gives them in the writer's order. */
function chooseFrom(phrases: readonly Phrase[], max: number): Phrase[] {
  const counts = new Map<string, number>();
  for (const { stems } of phrases) {
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const covered = new Set<string>();
  const chosen = new Set<Phrase>();
  const worth = (phrase: Phrase) => {
    let sum = 0;
    for (const stem of phrase.stems) {
      sum += Math.log1p(counts.get(stem) ?? 0) * (covered.has(stem) ? COVERED_WEIGHT : 1);
    }
    return (sum * phrase.weight) / (STEMS_MIN + phrase.stems.size);
  };
  while (chosen.size < max) {
    const open = phrases.filter(
      (phrase) => !chosen.has(phrase) && [...phrase.stems].some((stem) => !covered.has(stem)),
    );
    const [first, ...others] = open;
    if (!first) break;
    const best = others.reduce((a, b) => (worth(b) > worth(a) ? b : a), first);
    chosen.add(best);
    for (const stem of best.stems) covered.add(stem);
  }
  return phrases.filter((phrase) => chosen.has(phrase));
}
