import { htmlField, plainField, safeHtml } from './fields.ts';
import { innerHtml, looksLikeHtml } from './html.ts';
import { contentLengthMax } from './limits.ts';
import { cutTo } from './text.ts';
import { attribute, elementsOf, hasElements, innerText, type XmlElement } from './tree.ts';
import { baseWithin } from './urls.ts';

/** Sanitised HTML of a text construct or content element; null when empty. */
export function construct(of: XmlElement | undefined, outerBase: string | null): string | null {
  if (!of) return null;
  const base = baseWithin(attribute(of, 'xml:base'), outerBase);
  if (typeOf(of) === 'html' && !hasElements(of) && !isBase64(of)) return htmlField(of, outerBase);
  const html = htmlOfConstruct(of, base);
  // What is said to be text is no markup that was escaped twice, whatever it looks like.
  if (typeOf(of) === 'text' && !hasElements(of)) return html || null;
  return html ? safeHtml(html, base) : null;
}

/** HTML, not yet safe, of any text construct or content element. */
export function htmlOfConstruct(of: XmlElement, base: string | null): string {
  const type = typeOf(of);
  if (type === 'binary') return '';
  if (hasElements(of)) {
    const inside = soleDiv(of) ?? of;
    return innerHtml(
      inside,
      inside === of ? base : baseWithin(attribute(inside, 'xml:base'), base),
    );
  }
  const text = rawText(of);
  if (type === 'html') return text;
  // Escaped markup without a type is the commonest mistake in Atom feeds; xhtml never is escaped.
  if (type !== 'text' && looksLikeHtml(text)) return text;
  return plainField(text) ?? '';
}

/** RFC 4287, 3.1.1.3: the div around type="xhtml" is not part of it; one of Atom 0.3's media types is. */
function soleDiv(of: XmlElement): XmlElement | null {
  if (attribute(of, 'type')?.includes('/')) return null;
  const inside = [...elementsOf(of)];
  const only = inside.length === 1 ? inside[0] : undefined;
  const isDiv = only !== undefined && /(?:^|:)(?:div|body)$/.test(only.name);
  return isDiv && !of.children.some((one) => typeof one === 'string' && one.trim()) ? only : null;
}

type ConstructType = 'text' | 'html' | 'xhtml' | 'binary' | 'unknown';

export function typeOf(of: XmlElement): ConstructType {
  const type = attribute(of, 'type')?.toLowerCase().split(';')[0]?.trim();
  if (!type) return 'unknown';
  if (type === 'text' || type === 'text/plain') return 'text';
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === 'xhtml' || /[+/]xml$/.test(type)) return 'xhtml';
  if (type.startsWith('text/')) return 'text';
  if (isBase64(of)) return 'unknown';
  return type.includes('/') ? 'binary' : 'unknown';
}

function isBase64(of: XmlElement): boolean {
  const type = attribute(of, 'type')?.toLowerCase() ?? '';
  return attribute(of, 'mode')?.toLowerCase() === 'base64' || type === 'application/octet-stream';
}

export function rawText(of: XmlElement): string {
  const text = innerText(of);
  if (!isBase64(of)) return text;
  const bytes = Buffer.from(cutTo(text, contentLengthMax * 2), 'base64');
  const decoded = bytes.toString('utf8');
  // What is no text after decoding is a picture or worse; there is nothing to read in it.
  return decoded.includes('\uFFFD') || decoded.includes('\0') ? '' : decoded;
}
