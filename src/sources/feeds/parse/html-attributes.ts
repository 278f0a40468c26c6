import { allowedMath, plainAttributes, relations, wordAttributes } from './html-policy.ts';
import { decodeAttribute } from './html-references.ts';
import { harmlessStyle } from './html-style.ts';
import type { StartTag } from './html-tags.ts';
import { cutTo } from './text.ts';
import { absoluteUrl } from './urls.ts';

/** Stands before every id, so that none is one of the page around it, or a name that scripts use. */
export const idPrefix = 'in-text-';

const wordsLengthMax = 4_000;
const srcsetMax = 20;
const plainForm = /^[\w\s.,:;%+*#()/~="-]{0,120}$/;
/** Beside an operator: some letters of room, where more, or less than none, would lay words over others. */
const shortSpace =
  /^\s*(?:(?:very){0,2}(?:thin|medium|thick)mathspace|\+?(?:[0-2]?(?:\.\d{1,6})?(?:em|ex)|\d{1,2}(?:\.\d{1,6})?(?:px|pt)|0))\s*$/i;
/** Beside what a browser shows: schemes that HTML lets programs register for, and those of two old and a new web. */
const wayOut =
  /^(?:bitcoin|ftps?|gemini|geo|gopher|im|ircs?|magnet|mailto|matrix|mms|news|nntp|openpgp4fpr|sftp|sips?|sms|smsto|ssh|tel|urn|webcal|xmpp):[^\s<>"'`\\\p{Cc}]+$/iu;

/** An attribute to write: a value, or what is known only at the end of the text. */
export type Kept =
  | { name: string; value: string }
  | { name: 'id'; id: string }
  | { name: 'href'; fragment: string; value: string | null };

/** Values of a tag by name, decoded. */
export function valuesOf(tag: StartTag): Map<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < tag.attributes.length; at += 2) {
    const name = tag.attributes[at] ?? '';
    if (!values.has(name)) values.set(name, decodeAttribute(tag.attributes[at + 1] ?? ''));
  }
  return values;
}

/** What an element keeps of its attributes, in their order; null when it is nothing without them. */
export function keptAttributes(
  element: string,
  values: Map<string, string>,
  base: string | null,
): Kept[] | null {
  const kept: Kept[] = [];
  if (element === 'img') preferTruePicture(values, base);
  for (const [name, value] of values) {
    const one = keptAttribute(element, { name, value, base });
    if (one && !kept.some((known) => known.name === one.name)) kept.push(one);
  }
  const has = (name: string) => kept.some((one) => one.name === name);
  if (element === 'img' && isPixel(values)) return null;
  // Of a picture that cannot be had, its words are what a reader would get instead.
  if (element === 'img' && !(has('src') || has('srcset') || values.get('alt')?.trim())) return null;
  if ((element === 'source' || element === 'track') && !(has('src') || has('srcset'))) return null;
  if (element === 'math') kept.push({ name: 'xmlns', value: 'http://www.w3.org/1998/Math/MathML' });
  if (element === 'audio' || element === 'video') {
    kept.push({ name: 'controls', value: '' }, { name: 'preload', value: 'none' });
  }
  return kept;
}

interface Given {
  name: string;
  value: string;
  base: string | null;
}

const sourced = new Set(['img', 'audio', 'video', 'source', 'track']);
const quoting = new Set(['q', 'blockquote', 'del', 'ins']);

function keptAttribute(element: string, given: Given): Kept | null {
  const { name, value, base } = given;
  if (name === 'xml:lang') return plainForm.test(value) ? { name: 'lang', value } : null;
  if (name === 'href') return element === 'a' || element === 'area' ? link(value, base) : null;
  // Cells name the cells that are their headings, a picture the map of its links.
  if (name === 'id') return idOf(value, element === 'td' || element === 'th');
  if (name === 'name' && element === 'a') return idOf(value, false);
  const clean = cleanValue(element, given);
  return clean === null ? null : { name, value: clean };
}

function cleanValue(element: string, { name, value, base }: Given): string | null {
  if (name === 'src') return sourced.has(element) ? absoluteUrl(value, base) : null;
  if (name === 'srcset')
    return element === 'img' || element === 'source' ? srcset(value, base) : null;
  if (name === 'poster') return element === 'video' ? absoluteUrl(value, base) : null;
  if (name === 'cite') return quoting.has(element) ? absoluteUrl(value, base) : null;
  if (name === 'longdesc') return element === 'img' ? absoluteUrl(value, base) : null;
  if (name === 'name') return element === 'map' ? mapName(value) : null;
  if (name === 'usemap') return element === 'img' && value.startsWith('#') ? mapName(value) : null;
  if (name === 'class') return languageClass(value);
  if (name === 'style') return harmlessStyle(value);
  if (name === 'rel')
    return element === 'a' ? tokens(value.toLowerCase(), (one) => relations.has(one)) : null;
  if (name === 'headers') return tokens(value, (one) => /^[\w:.-]+$/.test(one), prefixed);
  if (wordAttributes.has(name)) return cutTo(value, wordsLengthMax);
  // Of an operator it says where it stands; in HTML it ties a field to a form of the page around it.
  if (name === 'form' && !allowedMath.has(element)) return null;
  if ((name === 'lspace' || name === 'rspace') && !shortSpace.test(value)) return null;
  if (plainAttributes.has(name) && plainForm.test(value)) return value;
  return null;
}

function link(value: string, base: string | null): Kept | null {
  const href = value.trim();
  const url = wayOut.test(href) ? href : absoluteUrl(href, base);
  if (href.startsWith('#') && href.length > 1) {
    return { name: 'href', fragment: prefixed(safelyDecoded(href.slice(1))), value: url };
  }
  return url === null ? null : { name: 'href', value: url };
}

function safelyDecoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** An id of this text's own; one that nothing but a link can lead to is written only where one does. */
export function idOf(value: string, isNamed: boolean): Kept | null {
  const id = value.trim();
  if (!/^[^\s<>"'&]{1,200}$/.test(id)) return null;
  return isNamed ? { name: 'id', value: prefixed(id) } : { name: 'id', id: prefixed(id) };
}

export function prefixed(id: string): string {
  return id.startsWith(idPrefix) ? id : idPrefix + id;
}

function mapName(value: string): string | null {
  const [, hash = '', name] = /^(#?)([\w:.-]{1,200})$/.exec(value.trim()) ?? [];
  return name === undefined ? null : hash + prefixed(name);
}

function tokens(
  value: string,
  isKept: (one: string) => boolean,
  as: (one: string) => string = (one) => one,
): string | null {
  const kept = value.split(/\s+/).filter(isKept).map(as);
  return kept.length ? kept.join(' ') : null;
}

/** Of classes only the one that says what language code is in: others would borrow our own looks. */
function languageClass(value: string): string | null {
  return /(?:^|\s)((?:language|lang)-[\w+#.-]{1,40})(?=\s|$)/.exec(value)?.[1] ?? null;
}

/**
 * Pictures of several sizes (HTML, 4.8.4.2.1): a comma that ends an address or a size parts it from the next,
 * others are a part of the address. For those who forget the blank, one before a whole address parts too.
 */
function srcset(value: string, base: string | null): string | null {
  const given = value.replace(/,(?=https?:)/gi, ', ');
  const kept: string[] = [];
  for (let at = 0, count = 0; count < srcsetMax; count++) {
    while (at < given.length && /[\s,]/.test(given.charAt(at))) at++;
    const length = given.slice(at).search(/\s|$/);
    if (length <= 0) break;
    let end = at + length;
    while (given[end - 1] === ',') end--;
    const isAlone = end < at + length;
    const sizeEnd = isAlone ? end : (given.indexOf(',', end) + 1 || given.length + 1) - 1;
    const url = absoluteUrl(given.slice(at, end), base);
    const size = given.slice(end, sizeEnd).trim();
    if (url && !/[\s,]$/.test(url) && /^(?:\d{1,5}(?:\.\d+)?[wxh])?$/.test(size)) {
      kept.push(`${url.replaceAll(' ', '%20')} ${size}`.trim());
    }
    at = Math.max(sizeEnd, at + length);
  }
  return kept.length ? kept.join(', ') : null;
}

/** Pages that load pictures late keep the true address beside a placeholder. */
function preferTruePicture(values: Map<string, string>, base: string | null): void {
  const candidates = ['src', 'data-src', 'data-lazy-src', 'data-original', 'data-orig-file'];
  const found = candidates.find((name) => absoluteUrl(values.get(name), base));
  if (found && found !== 'src') values.set('src', values.get(found) ?? '');
  const late = values.get('data-srcset') ?? values.get('data-lazy-srcset');
  if (late && !values.has('srcset')) values.set('srcset', late);
}

/** A picture of one point, or one that nobody sees, is there to count who reads. */
function isPixel(values: Map<string, string>): boolean {
  const style = values.get('style');
  if (style !== undefined && hidden.test(style)) return true;
  return (
    isTiny(widthIn.exec(style ?? '')?.[1] ?? values.get('width')) &&
    isTiny(heightIn.exec(style ?? '')?.[1] ?? values.get('height'))
  );
}
const hidden = /(?:^|[;\s])display\s*:\s*none/i;
const widthIn = /(?:^|[;\s])width\s*:([^;!]*)/i;
const heightIn = /(?:^|[;\s])height\s*:([^;!]*)/i;

function isTiny(length: string | undefined): boolean {
  return length !== undefined && /^\s*[01](?:px)?\s*$/.test(length);
}
