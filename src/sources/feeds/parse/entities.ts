import { Parser } from 'htmlparser2';
import {
  entityCacheMax,
  entityDeclarationsMax,
  entityExpansionMax,
  entityNestingMax,
} from './limits.ts';

const reference = /&(?:#\d{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z_][\w.-]{0,60};)/g;
const referenceHere = new RegExp(reference.source, 'y');
const xmlNames: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
// HTML has some 2,200 names; only what was found is kept, so that no file can fill the memory.
const cache = new Map<string, string>();
let asked = '';
const asker = new Parser({ ontext: (part) => (asked += part) }, { decodeEntities: true });

/** Decodes numeric references and names of XML, HTML and the given DTD; leaves a bare `&` alone. */
export function decodeReferences(text: string, dtd?: DtdEntities): string {
  if (!text.includes('&')) return text;
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    referenceHere.lastIndex = at;
    const whole = nameOfXml(text, at) ?? referenceHere.exec(text)?.[0];
    if (whole === undefined) continue;
    const decoded = xmlNames[whole] ?? dtd?.expand(whole.slice(1, -1)) ?? htmlReference(whole);
    out += text.slice(from, at) + decoded;
    from = at + whole.length;
    at = from - 1;
  }
  return out + text.slice(from);
}

/** Most references of feeds are the few that escaped HTML is full of. */
function nameOfXml(text: string, at: number): string | undefined {
  if (text.startsWith('lt;', at + 1)) return '&lt;';
  if (text.startsWith('gt;', at + 1)) return '&gt;';
  if (text.startsWith('amp;', at + 1)) return '&amp;';
  return text.startsWith('quot;', at + 1) ? '&quot;' : undefined;
}

/** One reference by HTML's own table (with its windows-1252 repairs), asked of the tokenizer once. */
function htmlReference(whole: string): string {
  const known = cache.get(whole);
  if (known !== undefined) return known;
  asked = '';
  asker.parseComplete(whole.endsWith(';') ? whole : `${whole};`);
  // "&notit;" would be half decoded by HTML's rule for old names; in XML it is simply unknown.
  if (asked.endsWith(';') && whole !== '&semi;' && !/^&#(?:59|x3b);?$/i.test(whole)) return whole;
  if (cache.size < entityCacheMax) cache.set(whole, asked);
  return asked;
}

/** General entities of an internal DTD subset; external ones stay empty, nothing is ever fetched. */
export class DtdEntities {
  private readonly declared = new Map<string, string>();
  private charactersLeft = entityExpansionMax;

  /** @param head what stands before the root element */
  constructor(head: string) {
    if (!head.includes('<!ENTITY')) return;
    const declaration = /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\b)/g;
    for (const [, name = '', double, single] of head.matchAll(declaration)) {
      if (this.declared.size >= entityDeclarationsMax) break;
      if (!this.declared.has(name)) this.declared.set(name, double ?? single ?? '');
    }
  }

  /** The replacement text, undefined for a name that is not declared, empty when out of budget. */
  expand(name: string, nesting = 0): string | undefined {
    const value = this.declared.get(name);
    if (value === undefined) return undefined;
    if (nesting >= entityNestingMax || value.length > this.charactersLeft) return '';
    this.charactersLeft -= value.length + 1;
    return value.replace(reference, (whole) => {
      if (this.charactersLeft <= 0) return '';
      const inner = this.expand(whole.slice(1, -1), nesting + 1);
      return xmlNames[whole] ?? inner ?? htmlReference(whole);
    });
  }
}
