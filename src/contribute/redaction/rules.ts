/**
 * What in a private text says who or what is meant. Before a text goes out each of these is shown
 * once, and replaced unless the writer says otherwise. Pure; finds words, judges nothing. Asks once
 * too often rather than too seldom.
 */
import { type KnownName, knownIn, type NamedPerson } from './known.ts';
import { isWordToo } from './name-words.ts';
import { type Found, patternsIn } from './patterns.ts';
import { neutralWords, type SubjectKind } from './placeholders.ts';
import { isGeneric, type Reading, type Run, readingOf, runsIn } from './runs.ts';
import { fold, type Token } from './tokens.ts';
import { uncasedIn } from './uncased.ts';
import type { LinkWords } from './words-instead.ts';

export type { NamedPerson } from './known.ts';

export const SUBJECTS_MAX = 300;

/** Somebody or something that a text names, with every way in which it does. */
export interface Subject {
  /** The same for the same person or thing, however it is written. */
  key: string;
  kind: SubjectKind;
  /** The fullest that is known of it. */
  name: string;
  /** As it stands in the text, each once, the longest first. */
  spellings: string[];
  count: number;
  /** What is proposed instead. */
  instead: string;
  /** Who is meant, of the member's people, where that is sure. */
  personId: number | null;
}

export interface Naming {
  people: readonly NamedPerson[];
  /** Words of links to what its readers cannot open. */
  linkWords?: readonly LinkWords[];
  /** ISO 639-1, null where it is not known. */
  language: string | null;
  isStop: (folded: string) => boolean;
}

interface Span {
  at: number;
  end: number;
}

interface Draft extends Omit<Subject, 'spellings' | 'count' | 'instead'> {
  words: readonly string[];
  spans: Span[];
  /** Nothing says yet of what kind it is. */
  isGuess?: boolean;
}

/** Everything in a text that names somebody or something, in the order in which it is first named. */
export function subjectsIn(text: string, naming: Naming): Subject[] {
  const links = (naming.linkWords ?? []).flatMap((link) => linkDraft(text, link));
  const reading = readingOf(text, { ...naming, starts: new Set(links.map(firstAt)) });
  const patterns = patternsIn(text);
  const isPart = within(patterns);
  const named = knownIn(reading, naming.people, isPart);
  const isNamed = within(named.flatMap(({ spans }) => spans));
  const isTaken = (token: Token) => isPart(token) || isNamed(token);
  const runs = [...runsIn(reading, isTaken), ...uncasedIn(reading, isTaken)];
  const known = named.filter((one) => one.isWhole || !isOfAnother(reading, one, runs));
  const names = [...known.map(knownDraft), ...clustered(reading, runs)];
  const isName = ({ name }: Draft) =>
    names.some(({ spans }) => spans.some(({ at, end }) => text.slice(at, end) === name));
  const drafts = [
    ...names,
    ...patterns.map(patternDraft),
    // A link that is called by a name is asked about as that.
    ...links.filter((link) => !isName(link)),
  ].toSorted((a, b) => firstAt(a) - firstAt(b));
  const neutral = neutralWords(naming.language);
  const covers = drafts.filter(({ kind }) => kind === 'link').flatMap(({ spans }) => spans);
  const subjects = joined(drafts).map((draft) => finished(reading, draft, covers));
  return subjects
    .slice(0, SUBJECTS_MAX)
    .map((subject) => ({ ...subject, instead: neutral(subject.kind) }));
}

const firstAt = ({ spans }: Draft) => spans[0]?.at ?? 0;

function within(spans: readonly { at: number; end: number }[]): (token: Token) => boolean {
  const sorted = spans.toSorted((a, b) => a.at - b.at);
  return (token) => sorted.some(({ at, end }) => at <= token.at && token.end <= end);
}

/** "Anna" is Anna Weber where she is named, not the Anna whom the writer knows. */
function isOfAnother(reading: Reading, { spans }: KnownName, runs: readonly Run[]): boolean {
  const isIn = within(spans);
  const said = reading.tokens.filter(isIn).map(({ folded }) => folded);
  return runs.some(({ words }) => words.length > 1 && said.every((word) => isAmong(words, word)));
}

function knownDraft({ personIds, name, words, spans }: KnownName): Draft {
  const [only, other] = personIds;
  const personId = other === undefined ? (only ?? null) : null;
  const key = personId === null ? `person:${fold(name)}` : `person#${personId}`;
  return { key, kind: 'person', name, words, spans, personId };
}

const patternDraft = ({ kind, text, id, at, end }: Found): Draft => ({
  key: `${kind}:${id}`,
  kind,
  name: text,
  // "4711" stands for "case no. 4711" once that was said.
  words: id !== text && ONE_WORD.test(id) ? [fold(id)] : [],
  spans: [{ at, end }],
  personId: null,
});

const ONE_WORD = /^[\p{L}\p{N}]{3,}$/u;

function linkDraft(text: string, { words, isPerson }: LinkWords): Draft[] {
  const at = text.indexOf(words);
  if (at < 0 || words === '') return [];
  const kind = isPerson ? 'person' : 'link';
  const spans = [{ at, end: at + words.length }];
  return [{ key: `link:${fold(words)}`, kind, name: words, words: [], spans, personId: null }];
}

/** Runs of one person or thing together: "Weber" is Anna Weber when she is named too. */
function clustered(reading: Reading, runs: readonly Run[]): Draft[] {
  const clusters: Draft[] = [];
  const longestFirst = runs.toSorted((a, b) => b.words.length - a.words.length || a.at - b.at);
  for (const { kind, isGuess, at, end, words } of longestFirst) {
    const telling = words.filter((word) => !isGeneric(reading, word));
    const isOf = (cluster: Draft) =>
      telling.length > 0 && telling.every((word) => isAmong(cluster.words, word));
    const home = clusters.find(isOf);
    if (home) {
      home.spans.push({ at, end });
      if (home.isGuess && !isGuess) Object.assign(home, { kind, isGuess });
      continue;
    }
    const name = reading.text.slice(at, end);
    const key = `name:${words.join(' ')}`;
    const spans = [{ at, end }];
    clusters.push({ key, kind, name, words: telling, spans, personId: null, isGuess });
  }
  return clusters;
}

const isAmong = (words: readonly string[], word: string) =>
  words.includes(word) || words.includes(word.replace(/s$/u, ''));

/** Drafts of one key as one. */
function joined(drafts: readonly Draft[]): Draft[] {
  const byKey = new Map<string, Draft>();
  for (const draft of drafts) {
    const known = byKey.get(draft.key);
    if (known) known.spans = [...known.spans, ...draft.spans];
    else byKey.set(draft.key, draft);
  }
  return [...byKey.values()];
}

/** With every other place where one of its words stands by itself, and what the words of a link leave of it. */
function finished(
  reading: Reading,
  draft: Draft,
  covers: readonly Span[],
): Omit<Subject, 'instead'> {
  const { text, tokens } = reading;
  const inSpan = within(draft.spans);
  const alone = tokens.filter((token) => !inSpan(token) && isSpelling(reading, draft.words, token));
  const places = [...draft.spans, ...alone];
  const rests = draft.kind === 'link' ? [] : draft.spans.flatMap((span) => restsOf(span, covers));
  const written = [...places, ...rests].map(({ at, end }) => text.slice(at, end).trim());
  const spellings = [...new Set(written)].filter(Boolean).toSorted((a, b) => b.length - a.length);
  const { key, kind, name, personId } = draft;
  return { key, kind, name, personId, spellings, count: places.length };
}

/** "[[plan of Anna]] Weber": where the words of the link go first, "Weber" is left. */
function restsOf({ at, end }: Span, covers: readonly Span[]): Span[] {
  return covers
    .filter((cover) => cover.at < end && at < cover.end)
    .flatMap((cover) => [
      { at, end: cover.at },
      { at: cover.end, end },
    ])
    .filter((rest) => rest.at < rest.end);
}

function isSpelling(
  reading: Reading,
  words: readonly string[],
  { folded, isCapital }: Token,
): boolean {
  const word = words.includes(folded)
    ? folded
    : isCapital && words.find((one) => `${one}s` === folded);
  if (!word || isGeneric(reading, word)) return false;
  return isCapital || (word.length > 2 && !isWordToo(word));
}
