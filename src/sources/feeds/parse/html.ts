import { attribute, type XmlElement } from './tree.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

const voids = new Set([
  'area',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'param',
  'source',
  'track',
  'wbr',
]);
// biome-ignore format: a list
const addresses = new Set([
  'href', 'src', 'cite', 'poster', 'longdesc', 'data', 'action', 'background', 'usemap', 'codebase',
  'formaction', 'icon', 'manifest', 'profile', 'classid',
]);

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Plain text as HTML: blank lines part paragraphs, other line ends stay line ends. */
export function textToHtml(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.includes('\n')) return escapeText(trimmed);
  return trimmed
    .split(/\n[ \t]*\n\s*/)
    .map((part) => `<p>${escapeText(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** Markup inside an element written out as HTML, addresses resolved where xml:base says so. */
export function innerHtml(of: XmlElement, base: string | null): string {
  let html = '';
  for (const one of of.children) {
    html += typeof one === 'string' ? escapeText(one) : outerHtml(one, base);
  }
  return html;
}

function outerHtml(of: XmlElement, outerBase: string | null): string {
  const base = baseWithin(attribute(of, 'xml:base'), outerBase);
  const name = of.name.slice(of.name.indexOf(':') + 1).replace(/[^a-z0-9-]/g, '');
  let attributes = '';
  for (const [key, value] of of.attributes ?? []) {
    if (key === 'xmlns' || !/^(?:xml:lang|[a-z][\w-]*)$/.test(key)) continue;
    const resolved = resolve(key, value, base);
    attributes += ` ${key}="${escapeText(resolved).replaceAll('"', '&quot;')}"`;
  }
  const inner = innerHtml(of, base);
  if (!name) return inner;
  return voids.has(name)
    ? `<${name}${attributes}>${inner}`
    : `<${name}${attributes}>${inner}</${name}>`;
}

function resolve(key: string, value: string, base: string | null): string {
  if (!base) return value;
  if (key === 'srcset') {
    const candidates = value
      .split(/,\s+/)
      .map((one) => one.trim().replace(/^\S+/, (url) => absoluteUrl(url, base) ?? url));
    return candidates.join(', ');
  }
  const isAddress = addresses.has(key) && !value.startsWith('#');
  return isAddress ? (absoluteUrl(value, base) ?? value) : value;
}

const markup =
  /<(?:\/(?:p|a|b|i|em|strong|div|span|li|ul|ol|h[1-6]|blockquote|pre|code|table|figure|section)|(?:br|img|hr)(?:\s[^<>]*)?)>/i;

/** Whether text that was declared nothing in particular is evidently HTML. */
export function looksLikeHtml(text: string): boolean {
  return markup.test(text);
}

const escapedTwice =
  /^\s*&lt;(?:p|div|br|a|img|h[1-6]|ul|ol|table|strong|em|b|i|span|blockquote|figure)(?:\s|&gt;|\/)/i;

/** Whether HTML was escaped once more than it should be: it starts with a whole tag but holds none. */
export function isEscapedTwice(html: string): boolean {
  if (!escapedTwice.test(html) || /<[a-z]/i.test(html)) return false;
  return /&lt;\/[a-z]/i.test(html) || /^\s*&lt;(?:br|img)/i.test(html);
}
