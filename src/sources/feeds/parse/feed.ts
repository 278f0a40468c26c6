import { mapAtom } from './atom.ts';
import { mapCdf } from './cdf.ts';
import { decode } from './decode.ts';
import { undoubled } from './doubled.ts';
import { DtdEntities } from './entities.ts';
import { mapJson } from './json.ts';
import { readJson } from './json-text.ts';
import { bytesMax, entriesMax } from './limits.ts';
import { findRoot } from './root.ts';
import { mapRss } from './rss.ts';
import { explainText, sniffBytes } from './sniff.ts';
import { child, descendants, elementsOf, firstText, hasElements, type XmlElement } from './tree.ts';
import type { Parsed, ParsedFeed } from './types.ts';
import { readXml } from './xml.ts';

/**
 * Reads a feed of any kind from its bytes. Never throws: what is no feed comes back with a sentence
 * that says what it is. Ill-formed feeds give every complete entry; an entry that the end of the
 * file cut off is left out, because half of it would stand as the whole until the next visit.
 * @param options.url the address it came from, the base of relative addresses
 * @param options.contentType the Content-Type header, for its charset
 */
export function parseFeed(
  bytes: Uint8Array,
  options: { url?: string; contentType?: string } = {},
): Parsed {
  const sniffed = sniffBytes(bytes);
  if (sniffed) return sniffed;
  const { text: decoded, encoding } = decode(bytes.subarray(0, bytesMax), options.contentType);
  const text = encoding === 'utf-8' ? undoubled(decoded) : decoded;
  const plain = tidy(text);
  const url = options.url ?? null;
  if (/^\s*[{[]/.test(plain)) {
    const feed = mapJson(readJson(plain), url);
    if (feed) return { kind: 'feed', feed };
  }
  const root = findRoot(plain);
  const feed = root.at === -1 ? null : readFeed(plain, root.at, url);
  return feed ? { kind: 'feed', feed } : explainText(text, root.name);
}

/** Characters that XML forbids stand in many feeds and mean nothing. */
function tidy(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return forbidden.test(lines) && !/^\s*[{[]/.test(lines)
    ? lines.replaceAll(forbiddenAll, '')
    : lines;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/;
const forbiddenAll = new RegExp(forbidden, 'g');

function readFeed(text: string, at: number, url: string | null): ParsedFeed | null {
  const { top, cut } = readXml(text.slice(at), new DtdEntities(text.slice(0, at)));
  const [root] = elementsOf(top);
  if (!root) return null;
  const isAtom = root.name === 'atom:feed' || root.name === 'atom:entry';
  const names = new Set(isAtom ? ['atom:entry'] : ['item']);
  const found = isAtom && root.name === 'atom:entry' ? [root] : descendants(top, names, entriesMax);
  // Careless templates open an item twice; the first of the two is empty.
  const filled = found.filter((entry) => hasElements(entry));
  const whole = filled.filter((entry) => !cut.has(entry));
  // A feed of one entry that is not closed is more likely careless than cut.
  const entries = whole.length ? whole : filled.length ? filled : found;
  if (isAtom) return mapAtom(root, entries, url);
  if (isCdf(root)) return mapCdf(root, entries, url);
  return isRss(root, entries) ? mapRss(root, entries, url) : null;
}

function isCdf(root: XmlElement): boolean {
  if (root.name !== 'channel') return false;
  // An RSS channel without <rss> around it has a link element; a CDF channel has addresses only
  // in attributes.
  return (
    !child(root, 'link') &&
    ![...(root.attributes?.values() ?? [])].some((one) => one.includes('rss1.1'))
  );
}

const channelFields = ['title', 'link', 'description', 'dc:title', 'atom:title'];

function isRss(root: XmlElement, entries: XmlElement[]): boolean {
  if (root.name === 'rss' || entries.length > 0) return true;
  if (root.name === 'channel') return firstText(root, ...channelFields) !== null;
  // RDF says many things; a channel in it that says anything is RSS 1.0's.
  const channel = child(root, 'channel');
  return channel !== undefined && (hasElements(channel) || channel.attributes !== null);
}
