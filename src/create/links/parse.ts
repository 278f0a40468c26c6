import { nameKey } from '#people';
import { LINK_CHARS_MAX } from '../markdown/limits.ts';
import { linkParts, targetOf } from '../markdown/link-kind.ts';
import { foldWords } from '../notes/fold.ts';
import type { WantedKind } from './schema.ts';
import { withoutCode } from './without-code.ts';

/** Links that are followed in one note; what comes after stays plain text. */
const LINKS_PER_NOTE_MAX = 500;

export interface ParsedLink {
  wanted: WantedKind;
  /** Without its kind and without the words after `|`. */
  title: string;
  titleKey: string;
  /** What stands after `|`; empty without. */
  words: string;
}

const LINK = /\[\[([^[\]\n]+)\]\]/gu;

/** The links of a Markdown text in their order, each once: `[[Title]]`, `[[person:Name|words]]`. */
export const parseLinks = (text: string): ParsedLink[] =>
  linksIn(text, ({ wanted, titleKey }) => `${wanted}:${titleKey}`);

/** The same, but a thing that is named in two ways (`Ozturk`, `Öztürk`) stands there in both. */
export const writtenLinks = (text: string): ParsedLink[] =>
  linksIn(text, ({ wanted, title }) => `${wanted}:${title}`);

function linksIn(text: string, keyOf: (link: ParsedLink) => string): ParsedLink[] {
  if (!text.includes('[[')) return [];
  const found = new Map<string, ParsedLink>();
  for (const [, inner = ''] of withoutCode(text).matchAll(LINK)) {
    if (inner.length > LINK_CHARS_MAX) continue;
    const link = linkOf(inner);
    if (link.titleKey === '') continue;
    const key = keyOf(link);
    if (!found.has(key)) found.set(key, link);
    if (found.size === LINKS_PER_NOTE_MAX) break;
  }
  return [...found.values()];
}

/** What stands between the brackets, taken apart. */
export function linkOf(inner: string): ParsedLink {
  const { target, words } = linkParts(inner);
  const { kind, name: title } = targetOf(target);
  const wanted = kind ?? 'any';
  return { wanted, title, titleKey: titleKeyOf(wanted, title), words: words.trim() };
}

/** How a title is compared: people and places are found by their names as their room folds them. */
export const titleKeyOf = (wanted: WantedKind, title: string): string =>
  wanted === 'person' || wanted === 'place' ? nameKey(title) : foldWords(title);
