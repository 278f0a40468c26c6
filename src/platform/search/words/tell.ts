/**
 * Which language a text is most likely in, by eld's data and in eld's way, written out by hand: the package looks its
 * data up as objects within an object, which took 80 MB in each thread and 150 µs a text, a third of what reading a
 * feed took. The tests hold it to the package, text for text.
 */
import { readFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import path from 'node:path';

/** eld reads to the first space after so many bytes, or to the first letter after so many more. */
const READ_BYTES = 350;
const READ_BYTES_MAX = 380;
const WORD_BYTES_MAX = 70;
const RUN_BYTES = 4;
const STRIDE_BYTES = 3;
/** A run with the spaces beside it; a longer one is in no language's list. */
const RUN_WITH_SPACES_MAX = 6;
/** Taken off each value to make the file smaller. */
const LEAST = 53;
const SCALE = 25;
const RUNS_MIN = 3;
const USUAL_SHARE = 0.75;
const SPACE = 32;

interface Data {
  languages: string[];
  /** How sure eld is of each language where it is right. */
  usual: Readonly<Record<string, number>>;
  separators: RegExp;
  /** What stands for a byte, by its value. */
  letters: Uint8Array;
  /** A run's six bytes in two numbers, found by `slotOf`; nothing where both are 0. */
  low: Uint32Array;
  high: Uint16Array;
  /** Where a run's languages begin in `pairs`: how many, then language and value of each. */
  at: Uint32Array;
  pairs: Uint8Array;
}

/** The language and whether it is reliable; '' for a text that is like none. */
export function tell(text: string): { language: string; isReliable: boolean } {
  loaded ??= load();
  const { languages, usual, separators } = loaded;
  scores.fill(0);
  const runs = countRuns(wordsOnly(text, separators).trim().toLowerCase(), loaded);
  let best = -1;
  for (let id = 0; id < languages.length; id++) {
    const score = scores[id] ?? 0;
    if (score > 0 && (best === -1 || score > (scores[best] ?? 0))) best = id;
  }
  const language = languages[best];
  if (language === undefined) return { language: '', isReliable: false };
  const perRun = (scores[best] ?? 0) / runs;
  const isUsual = perRun / (perRun + SCALE) >= (usual[language] ?? 0) * USUAL_SHARE;
  return { language, isReliable: runs >= RUNS_MIN && isUsual };
}

/** eld's pattern, or for a text of nothing but ASCII without apostrophes a shorter one that leaves single spaces alone. */
const wordsOnly = (text: string, separators: RegExp): string =>
  HAS_MORE.test(text)
    ? text.replace(separators, ' ')
    : text.replace(/[^A-Za-z]{2,}|[^A-Za-z ]/g, ' ');
const HAS_MORE = /['`\x80-\uffff]/;

let loaded: Data | undefined;
const scores = new Int32Array(128);
const word = new Uint8Array(512);

/** The runs that were seen in this text: each counts once. More than a text of `READ_BYTES_MAX` has. */
const SEEN = 1_024;
const seenLow = new Uint32Array(SEEN);
const seenHigh = new Uint16Array(SEEN);
const seenIn = new Uint32Array(SEEN);
let turn = 0;

/** Adds what each different run says to the scores; gives how many there are. */
function countRuns(text: string, data: Data): number {
  turn += 1;
  const long = new Set<string>();
  let runs = 0;
  let length = 0;
  let read = 0;
  const endWord = () => {
    if (length > 0) runs += wordRuns(length, data, long);
    length = 0;
  };
  const put = (byte: number) => {
    word[length++] = data.letters[byte] ?? SPACE;
  };
  for (let at = 0; at < text.length && read <= READ_BYTES_MAX; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      endWord();
      if (read > READ_BYTES) break;
      read += 1;
    } else if (code < 0x80) {
      word[length++] = code;
      read += 1;
    } else if (code < 0x800) {
      put(0xc0 | (code >> 6));
      put(0x80 | (code & 0x3f));
      read += 2;
    } else {
      // No letter that is left needs more than three: those beyond the first plane are separators.
      put(0xe0 | (code >> 12));
      put(0x80 | ((code >> 6) & 0x3f));
      put(0x80 | (code & 0x3f));
      read += 3;
    }
  }
  endWord();
  return runs + long.size;
}

/** The runs of the word in `word`: four bytes, three further each time, then the last four. */
function wordRuns(whole: number, data: Data, long: Set<string>): number {
  const length = Math.min(whole, WORD_BYTES_MAX);
  let runs = 0;
  let from = 0;
  for (; from + RUN_BYTES < length; from += STRIDE_BYTES)
    runs += run({ from, to: from + RUN_BYTES, isFirst: from === 0, isLast: false }, data);
  const last = length === 3 ? 0 : Math.max(0, length - RUN_BYTES);
  if (whole - last >= RUN_WITH_SPACES_MAX) long.add(word.subarray(last, whole).join());
  else runs += run({ from: last, to: whole, isFirst: from === 0, isLast: true }, data);
  return runs;
}

interface Run {
  from: number;
  to: number;
  isFirst: boolean;
  isLast: boolean;
}

/** 1 for a run that this text did not have yet, after adding what it says. */
function run({ from, to, isFirst, isLast }: Run, data: Data): 0 | 1 {
  let low = isFirst ? SPACE : 0;
  let high = 0;
  let size = isFirst ? 1 : 0;
  for (let at = from; at <= to; at += 1) {
    if (at === to && !isLast) break;
    const byte = at === to ? SPACE : (word[at] ?? 0);
    if (size < 4) low |= byte << (8 * size);
    else high |= byte << (8 * (size - 4));
    size += 1;
  }
  low >>>= 0;
  let slot = mixed(low, high) & (SEEN - 1);
  for (; seenIn[slot] === turn; slot = (slot + 1) & (SEEN - 1))
    if (seenLow[slot] === low && seenHigh[slot] === high) return 0;
  seenIn[slot] = turn;
  seenLow[slot] = low;
  seenHigh[slot] = high;
  const found = slotOf(low, high, data);
  if (data.low[found] === 0) return 1;
  const { pairs } = data;
  const start = data.at[found] ?? 0;
  const end = start + 1 + 2 * (pairs[start] ?? 0);
  for (let at = start + 1; at < end; at += 2) {
    const id = pairs[at] ?? 0;
    scores[id] = (scores[id] ?? 0) + (pairs[at + 1] ?? 0) + LEAST;
  }
  return 1;
}

/** Where a run is kept, or would be. */
function slotOf(low: number, high: number, data: Pick<Data, 'low' | 'high'>): number {
  const last = data.low.length - 1;
  let slot = mixed(low, high) & last;
  while (data.low[slot] !== 0 && (data.low[slot] !== low || data.high[slot] !== high))
    slot = (slot + 1) & last;
  return slot;
}

function mixed(low: number, high: number): number {
  const bits = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return bits ^ (bits >>> 15);
}

const RUN_IN_FILE =
  /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s:,{}'"]+)):\{(\d+:\d+(?:,\d+:\d+)*)\}/g;

/** Read as text, since the file's own objects are what takes the memory. Its entries are for `import` alone. */
function load(): Data {
  const manifest = findPackageJSON('eld', import.meta.url);
  if (manifest === undefined) throw new Error('The package eld is not installed; run npm ci.');
  const folder = path.join(path.dirname(manifest), 'src');
  const need = createRequire(import.meta.url);
  const { avgScore } = need(path.join(folder, 'avgScore.js'));
  const { dictionary } = need(path.join(folder, 'dictionary.js'));
  const { separators } = need(path.join(folder, 'regexPatterns.js'));
  const text = readFileSync(path.join(folder, 'ngrams/extrasmall.js'), 'utf8');
  const head = text.slice(0, text.indexOf('ngrams:{'));
  const languages = [...head.matchAll(/\d+:'(\w+)'/g)].map(([, code = '']) => code);
  return {
    languages,
    usual: avgScore,
    separators,
    letters: Uint8Array.from(dictionary as string[], (letter) => letter.charCodeAt(0)),
    ...tableOf(text.slice(head.length)),
  };
}

function tableOf(text: string): Pick<Data, 'low' | 'high' | 'at' | 'pairs'> {
  const slots = 1 << 17;
  const [low, high, at] = [new Uint32Array(slots), new Uint16Array(slots), new Uint32Array(slots)];
  const pairs = new Uint8Array(text.length / 2);
  let end = 0;
  let runs = 0;
  for (const [, single, double, bare, values = ''] of text.matchAll(RUN_IN_FILE)) {
    const key = Buffer.alloc(8);
    key.write((single ?? double ?? bare ?? '').replace(/\\(.)/g, '$1'), 'latin1');
    const slot = slotOf(key.readUInt32LE(0), key.readUInt16LE(4), { low, high });
    low[slot] = key.readUInt32LE(0);
    high[slot] = key.readUInt16LE(4);
    at[slot] = end;
    const numbers = values.split(/[:,]/);
    pairs[end++] = numbers.length / 2;
    for (const number of numbers) pairs[end++] = Number(number);
    runs += 1;
  }
  if (runs === 0 || runs > slots / 2) throw new Error("eld's data are not as Kith reads them.");
  return { low, high, at, pairs: pairs.slice(0, end) };
}
