import { nameKey } from '#people';
import { foldWords } from '../notes/fold.ts';
import { LinkKind, type WantedKind } from './schema.ts';
import { withoutCode } from './without-code.ts';

/** Links that are followed in one note; what comes after stays plain text. */
export const LINKS_PER_NOTE_MAX = 500;
const LINK_CHARS_MAX = 330;

export interface ParsedLink {
  wanted: WantedKind;
  /** Without its kind and without the words after `|`. */
  title: string;
  titleKey: string;
}

const LINK = /\[\[([^[\]\n]+)\]\]/gu;
const KIND = new RegExp(`^(${LinkKind.options.join('|')}):\\s*(?=\\S)`, 'iu');

/** The links of a Markdown text in their order, each once: `[[Title]]`, `[[person:Name|words]]`. */
export function parseLinks(text: string): ParsedLink[] {
  if (!text.includes('[[')) return [];
  const found = new Map<string, ParsedLink>();
  for (const [, inner = ''] of withoutCode(text).matchAll(LINK)) {
    if (inner.length > LINK_CHARS_MAX) continue;
    const link = linkOf(inner);
    if (link.titleKey === '') continue;
    const key = `${link.wanted}:${link.titleKey}`;
    if (!found.has(key)) found.set(key, link);
    if (found.size === LINKS_PER_NOTE_MAX) break;
  }
  return [...found.values()];
}

/** What stands between the brackets, taken apart. */
export function linkOf(inner: string): ParsedLink {
  const [target = ''] = inner.split('|');
  const kind = KIND.exec(target.trim());
  const title = target
    .trim()
    .slice(kind?.[0].length ?? 0)
    .trim();
  const wanted = kind ? LinkKind.parse(kind[1]?.toLowerCase()) : 'any';
  return { wanted, title, titleKey: titleKeyOf(wanted, title) };
}

/** How a title is compared: people and places are found by their names as their room folds them. */
export const titleKeyOf = (wanted: WantedKind, title: string): string =>
  wanted === 'person' || wanted === 'place' ? nameKey(title) : foldWords(title);
