import { Parser } from 'htmlparser2';
import { decodeReferences } from './entities.ts';
import { entityCacheMax } from './limits.ts';

let asked = '';
const asker = new Parser({ ontext: (part) => (asked += part) }, { decodeEntities: true });
const cache = new Map<string, string>();
const unended = /&([A-Za-z][A-Za-z0-9]{1,31})(?![A-Za-z0-9;])/g;

/** Decodes references as HTML does in text: the old names also without their semicolon. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return decodeAll(text, (whole) => oldName(whole));
}

/** As in an attribute: "&copy=1" in an address is no reference. */
export function decodeAttribute(value: string): string {
  if (!value.includes('&')) return value;
  return decodeAll(value, (whole, next) => {
    const decoded = next === '=' ? whole : oldName(whole);
    return decoded.length <= 2 ? decoded : whole;
  });
}

function decodeAll(text: string, old: (whole: string, next: string) => string): string {
  let out = '';
  let at = 0;
  // Old names first and apart, so that what a reference decodes to is never decoded again.
  for (const found of text.matchAll(unended)) {
    const whole = found[0];
    const next = text[found.index + whole.length] ?? '';
    out += decodeReferences(text.slice(at, found.index)) + old(whole, next);
    at = found.index + whole.length;
  }
  return out + decodeReferences(text.slice(at));
}

/** "&notit" is "¬it": the longest of HTML's old names, asked of the tokenizer once. */
function oldName(whole: string): string {
  const known = cache.get(whole);
  if (known !== undefined) return known;
  asked = '';
  asker.parseComplete(`${whole} `);
  const decoded = asked.slice(0, -1);
  if (cache.size < entityCacheMax) cache.set(whole, decoded);
  return decoded;
}
