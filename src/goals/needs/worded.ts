import { analyse } from '#search';
import type { Grammar } from './grammar.ts';
import { type Names, withoutNames } from './names.ts';

/** A text with what is known of it before it is read. */
export interface KnownText {
  text: string;
  grammar: Grammar;
  /** Everybody who is named. */
  names: Names;
  /** Those of whom something is asked. */
  learners: Names;
}

/** A thing that is asked for, or (`isFault`) one that is not right as it is, still as it is written. */
export interface Asked {
  said: string;
  isFault: boolean;
}

/** A need is taken in at a glance. */
export const NEED_CHARS_MAX = 140;

/** "The authors conflate …" begins with no verb, whatever it looks like. */
const ARTICLE = /^(?:the|an?) /iu;

/** As one says it of oneself: short, without a name. A fault stays as it was told. Nothing where too little is left. */
export function worded({ said, isFault }: Asked, { text, grammar, names }: KnownText): string[] {
  const bare = said
    .trim()
    .replace(/[\s.,;:!?…]+$/u, '')
    .replace(grammar.end, '')
    .replace(isFault ? /^$/u : grammar.front, '')
    .replace(/^[\s.,;:–—-]+|[\s.,;:–—-]+$/gu, '');
  const nameless = withoutNames(bare, names, grammar);
  const isThing = isFault || ARTICLE.test(said.trim());
  const plain = isThing ? nameless : grammar.plain(nameless);
  const own = isFault ? nameless : grammar.tool(plain, isProperIn(text));
  const need = shortened(own);
  return /\p{L}{2}/u.test(need) && analyse(need, null).length > 0 ? [need] : [];
}

/** A capital inside of a sentence makes a name of a word. */
const isProperIn = (text: string) => (words: string) =>
  text
    .split(words)
    .slice(0, -1)
    .some((before) => /[\p{Ll}\d,:] $/u.test(before));

/** Whole where it fits; else as far as the last place where one draws breath, or the last word. */
function shortened(need: string): string {
  if (need.length <= NEED_CHARS_MAX) return need;
  const start = need.slice(0, NEED_CHARS_MAX);
  const comma = start.lastIndexOf(',');
  const at = comma > NEED_CHARS_MAX / 2 ? comma : start.lastIndexOf(' ');
  return at > 0 ? start.slice(0, at) : '';
}
