import { escapeHtml } from '#html';
import { decodeAttribute } from '../feeds/parse/html-references.ts';
import type { Foreign } from './names.ts';

/** Tags that load something, as the sanitiser writes them. What stands between quotes may hold anything. */
const TAG = /<(img|source|audio|video|track)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What an image may say beside where it is. */
const WORDS = ['title', 'lang', 'dir'];
const SIZES = ['width', 'height'];
/** Wide enough for a column of text, also on a dense screen. */
const WIDTH_WANTED = 1_400;

/** The address under which the reader's browser gets it; null where it gets none. */
export type AddressOf = (what: Foreign, url: string) => string | null;

/**
 * Has everything that sanitised HTML loads come from an address of our own, so that no publisher learns who reads: `src`,
 * `srcset` and `poster` alike. An image without such an address is its words. The last thing that is done to the HTML.
 */
export function withOwnAddresses(html: string, addressOf: AddressOf): string {
  if (!/<(?:img|source|audio|video|track)\b/i.test(html)) return html;
  return html.replace(TAG, (_, name: string, inside: string) => {
    const values = valuesOf(inside);
    return name.toLowerCase() === 'img'
      ? image(values, addressOf)
      : recording(name.toLowerCase(), values, addressOf);
  });
}

function image(values: Map<string, string>, addressOf: AddressOf): string {
  const url = values.get('src') ?? bestOf(values.get('srcset') ?? '');
  const address = url && addressOf('image', url);
  const alt = values.get('alt') ?? '';
  if (!address) return escapeHtml(alt);
  const sizes = kept(values, SIZES).filter(([, value]) => /^\d{1,5}$/.test(value));
  return element('img', [
    ['src', address],
    // Without one a screen reader would say the address.
    ['alt', alt],
    ...kept(values, WORDS),
    ...sizes,
    ['loading', 'lazy'],
    ['decoding', 'async'],
  ]);
}

/** Nothing of it loads before somebody asks for it: its picture neither. Of a picture's sources one image is enough. */
function recording(name: string, values: Map<string, string>, addressOf: AddressOf): string {
  const url = values.get('src');
  const address = url && addressOf('recording', url);
  if (name === 'track' || (name === 'source' && !address)) return '';
  return element(name, [
    ...(address ? [['src', address] as const] : []),
    ...kept(values, ['title', 'type', 'controls', 'preload']),
  ]);
}

/** Of several sizes the largest that is not larger than wanted, else the smallest. */
function bestOf(srcset: string): string | null {
  const candidates = srcset.split(', ').map((one) => {
    const [url = '', size = ''] = one.split(' ');
    const width = /^\d+w$/.test(size) ? Number.parseInt(size, 10) : 0;
    return { url, width };
  });
  const sorted = candidates.toSorted((a, b) => a.width - b.width);
  return (sorted.findLast(({ width }) => width <= WIDTH_WANTED) ?? sorted[0])?.url || null;
}

function valuesOf(inside: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of inside.matchAll(ATTRIBUTE))
    values.set(name.toLowerCase(), decodeAttribute(double ?? single ?? ''));
  return values;
}

const kept = (values: Map<string, string>, names: readonly string[]): [string, string][] =>
  names.flatMap((name): [string, string][] => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value]];
  });

const element = (name: string, attributes: readonly (readonly [string, string])[]): string =>
  `<${name}${attributes.map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('')}>`;
