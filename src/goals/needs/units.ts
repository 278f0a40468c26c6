import { ABBREVIATED, AFTER_ORDINAL } from '../sentences.ts';
import type { Grammar } from './grammar.ts';
import { BULLET, linesOf } from './lines.ts';
import { isFact, ratingOf } from './ratings.ts';
import { cellsIn, judged, unitsInRow } from './rows.ts';
import { countWords, type Section, type Unit } from './unit.ts';

/** A heading is a short line without an end. */
const HEADING_WORDS_MAX = 7;
const ITEM_WORDS_MIN = 3;
/** A label ("Next steps:") is short too. */
const LABEL = /^(\p{L}[^:.!?]{1,45}):\s+(?=\S)/u;
const LABEL_WORDS_MAX = 9;
/** Begins a sentence, and is no name for what follows. */
const NO_LABEL =
  /^(?:first(?:ly| of all)?|second(?:ly)?|third(?:ly)?|finally|overall|in short|all in all)$/iu;
const POINT_WORDS_MAX = 6;
/** Nobody says a need in more; patterns then read a bounded piece. */
const SENTENCE_CHARS_MAX = 500;
const PIECES = new RegExp(`(?<=^|\\s)\\S.{0,${SENTENCE_CHARS_MAX}}(?=\\s|$)`, 'gu');

/** The items and sentences of a text, each with the heading or label that says what it is. */
export function unitsOf(text: string, grammar: Grammar): Unit[] {
  let section: Section = null;
  return linesOf(text, grammar).flatMap((line) => {
    const cells = cellsIn(line);
    if (cells) {
      const heads = cells.map((cell) => sectionOf(cell, grammar));
      if (heads.every((head) => head !== null)) section = heads[0] ?? null;
      return heads.includes(null) ? unitsInRow(cells, section) : [];
    }
    const words = unmarked(line.replace(BULLET, ''));
    const isHead = /^\s*#+\s/u.test(line) || sectionOf(words, grammar) !== null;
    const isListed = (section === 'asked' || section === 'change') && !isHead && isBare(words);
    const isItem = BULLET.test(line) || isListed || (isBareItem(words, grammar) && !isFact(words));
    if (!isItem && (isHeading(words) || isOneQuestion(words, grammar))) {
      section = sectionOf(words, grammar);
      return [];
    }
    return sentencesIn(words, { section, isItem }, grammar);
  });
}

/** Without the marks of Markdown. */
const unmarked = (line: string) =>
  line
    .replace(/^\s*#+\s|\*\*|__/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const isHeading = (line: string) =>
  line.endsWith(':') ||
  (!/[.!?…;”"“»。！？]$/u.test(line) && !LABEL.test(line) && countWords(line) <= HEADING_WORDS_MAX);

/** "What would you like to learn?", alone on its line. */
const isOneQuestion = (line: string, grammar: Grammar) =>
  /^[^.!?]+\?$/u.test(line) && !asksFor(line, grammar);

/** It has no end, as no item has. */
const isBare = (line: string) =>
  !/[.!?:,]$/u.test(line) && !LABEL.test(line) && countWords(line) > 1;

/** A list whose bullets were lost on the way: a line without an end that begins with something to do. */
function isBareItem(line: string, { isDoing, skill }: Grammar): boolean {
  if (!isBare(line)) return false;
  // "Lead Engineer" is a title.
  const [first = '', second = ''] = line.split(' ');
  if (isDoing(first) && /^\p{Ll}/u.test(second)) return true;
  return countWords(line) >= ITEM_WORDS_MIN && skill.test(line);
}

/** What a heading says of what stands below. */
function sectionOf(heading: string, { sections }: Grammar): Section {
  if (sections.aside.test(heading)) return 'aside';
  if (sections.change.test(heading)) return 'change';
  if (sections.praise.test(heading)) return 'praise';
  return sections.asked.test(heading) ? 'asked' : null;
}

function sentencesIn(line: string, unit: Omit<Unit, 'text'>, grammar: Grammar): Unit[] {
  let under = unit.section;
  return split(line).flatMap((said) => {
    const sentence = said.replace(grammar.greeting, '');
    const isQuestion = sentence.endsWith('?') && !asksFor(sentence, grammar);
    if (isQuestion) under = sectionOf(sentence, grammar);
    if (isQuestion || sentence === '') return [];
    const label = LABEL.exec(sentence);
    if (!label || NO_LABEL.test(label[1] ?? '') || countWords(label[1] ?? '') > LABEL_WORDS_MAX)
      return [{ ...unit, text: sentence, section: under }];
    const points = pointsOf(sentence.slice(label[0].length));
    const rating = ratingOf(points[0] ?? '');
    if (rating) return judged(label[1] ?? '', points.slice(1), rating === 'badly');
    if (isFact(label[1] ?? '')) return [];
    const section = sectionOf(label[1] ?? '', grammar) ?? under;
    // "Comments on the paper: The argument is promising." is a sentence like any other.
    const first = (points[0] ?? '').split(' ')[0] ?? '';
    const isTold = section === null && points.length === 1 && sentence.endsWith('.');
    const isItem = !isTold || first === 'to' || grammar.isDoing(first);
    return points.map((text) => ({ text, isItem, section }));
  });
}

/** "Could you take over …?" is asked of one; "What went well?" is a heading. */
const asksFor = (question: string, { leads }: Grammar) =>
  leads.length > 0 &&
  /(?:^|, so )(?:could|can|would|will|kun|kan|wil|zou|kannst|könntest|würdest|können|könnten)\s/iu.test(
    question,
  );

/** What stands behind a label: points between semicolons, or a list of short ones between commas. */
function pointsOf(text: string): string[] {
  const points = text.split(/\s*;\s+/u);
  if (points.length > 1) return points;
  const parts = text.split(/,\s+(?:and |und |en )?/u);
  return parts.every((part) => countWords(part) <= POINT_WORDS_MAX) ? parts : [text];
}

/** 'Define "fluency" on first use': a term, not what somebody said. */
const QUOTED_WORDS =
  /(?<=\S\s)["“„«](\p{L}[\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+){0,2})["”“»](?=\s+\p{Ll})/gu;

const SENTENCE_ENDS = new RegExp(
  String.raw`(?<!${ABBREVIATED}\.)(?<=[.!?…])(?!${AFTER_ORDINAL})\s+|(?<=[。！？])|["“”„«»]+(?:\s+|$)|(?:^|\s+)["“”„«»]+`,
  'u',
);

/** Sentences; what somebody is quoted with is one of its own. */
function split(line: string): string[] {
  return line
    .replace(QUOTED_WORDS, '$1')
    .split(SENTENCE_ENDS)
    .flatMap((sentence) => sentence.match(PIECES) ?? [])
    .map((sentence) => sentence.replace(/^["“”„«»\s]+|["“”„«»\s]+$/gu, ''))
    .filter((sentence) => sentence !== '');
}
