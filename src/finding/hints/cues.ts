/**
 * Words by which a text shows that it argues against a received view, or that it qualifies, corrects
 * or asks for evidence. Heuristics, and shown as such: a hint quotes the sentence and the member decides.
 */
export type Cue = 'challenge' | 'caveat';
export interface FoundCue {
  cue: Cue;
  sentence: string;
}

const CHALLENGE = [
  // English
  '(?:i|we) (?:strongly |respectfully )?disagree',
  // Who says so of themselves corrects, which is a caveat.
  '(?<!(?:i|we) )(?:is|are|was|were) (?:simply |just |plain |flat-?out )?wrong',
  'overrated',
  'considered harmful',
  'myths?',
  'contrary to',
  'unpopular opinion',
  'stop (?:using|doing|calling|saying|pretending)',
  'the (?:problem|trouble) with',
  "(?:i'm|i am) (?:not convinced|sceptical|skeptical)",
  "doesn't (?:actually )?work",
  'makes no sense',
  'the case against',
  'misguided',
  'misconceptions?',
  'nonsense',
  'hot take',
  "why i (?:don't|no longer|stopped)",
  // Dutch
  'oneens',
  'niet mee eens',
  'een mythe',
  'onzin',
  'overschat',
  'klopt niet',
  'in tegenstelling tot',
  // German
  'widerspreche',
  'stimmt nicht',
  'ein mythos',
  'unsinn',
  'überschätzt',
  'im gegensatz zu',
  'entgegen der',
  'falsch ist',
  // French
  "pas d'accord",
  'un mythe',
  'contrairement à',
  'surestimée?s?',
  "n'a aucun sens",
  'idées? reçues?',
  // Spanish
  'no estoy de acuerdo',
  'un mito',
  'contrariamente a',
  'sobrevalorad[oa]s?',
  'no tiene sentido',
];
const CAVEAT = [
  'it depends',
  'in practice',
  'trade-?offs?',
  'caveats?',
  'limitations?',
  "(?:there is|there's) no evidence",
  'the evidence (?:is|shows|suggests|for)',
  '(?:i|we) (?:was|were) wrong',
  'correction',
  'to be fair',
  'on the other hand',
  'lessons? learned',
  'what went wrong',
  'mistakes? (?:i|we) made',
  'post-?mortem',
  "doesn't mean",
  'sample size',
  'your mileage may vary',
  'downsides?',
  'failed to replicate',
  'het hangt ervan af',
  'in de praktijk',
  'kanttekening',
  'beperkingen',
  'daar staat tegenover',
  'achteraf',
  'kommt darauf an',
  'hängt davon ab',
  'in der praxis',
  'einschränkung(?:en)?',
  'andererseits',
  'nachteile?',
  'ça dépend',
  'cela dépend',
  'en pratique',
  'limites de',
  "d'un autre côté",
  'inconvénients?',
  'depende de',
  'en la práctica',
  'limitaciones',
  'por otro lado',
  'desventajas?',
];

const pattern = (cues: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${cues.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
const PATTERNS: [Cue, RegExp][] = [
  ['challenge', pattern(CHALLENGE)],
  ['caveat', pattern(CAVEAT)],
];

/**
 * What a text holds, in small letters and after a sign, if any cue is in it: quicker than the patterns, which know all letters, and most
 * texts hold none. The sign is part of it, because V8 finds it sooner than it looks back at each letter.
 */
const ANY_CUE = new RegExp(`[^a-z0-9](?:${[...CHALLENGE, ...CAVEAT].join('|')})`);

const SENTENCES_MAX = 200;
const SENTENCE_CHARS_MAX = 300;

/** The first sentence of a text for each cue it holds, as it stands there. */
export function cuesIn(title: string, text: string): FoundCue[] {
  if (!ANY_CUE.test(plain(`\n${title}\n${text}`.toLowerCase()))) return [];
  const sentences = [title, ...text.split(/(?<=[.!?…])\s+/u).slice(0, SENTENCES_MAX)];
  return PATTERNS.flatMap(([cue, words]) => {
    const sentence = sentences.find((candidate) => words.test(plain(candidate)));
    return sentence === undefined ? [] : [{ cue, sentence: around(sentence.trim(), words) }];
  });
}

/** The patterns know one apostrophe; the text keeps its own, and every place in it stays. */
const plain = (sentence: string): string => sentence.replaceAll('’', "'");

/** A sentence cut to the neighbourhood of its cue. */
function around(text: string, words: RegExp): string {
  if (text.length <= SENTENCE_CHARS_MAX) return text;
  const at = words.exec(plain(text))?.index ?? 0;
  const start = Math.max(0, at - SENTENCE_CHARS_MAX / 2);
  const head = start === 0 ? '' : '…';
  return `${head}${text.slice(start, start + SENTENCE_CHARS_MAX).trim()}…`;
}
