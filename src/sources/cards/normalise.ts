import { splitUnescaped } from './line.ts';
import { headEnd } from './unfold.ts';

export type CardVersion = '2.1' | '3.0' | '4.0';

/** A line's parts before its value: `item1.TEL;TYPE=cell` is group item1, name TEL, one parameter. */
interface Head {
  group: string | null;
  name: string;
  /** As written; a bare one (2.1) has no `=`. */
  params: string[];
}

/** Names of properties whose value has parts between semicolons. */
const STRUCTURED = new Set(['N', 'ADR', 'ORG', 'GENDER']);
/** Names of properties with several values between commas. */
const LISTS = new Set(['CATEGORIES', 'NICKNAME']);
const ADDRESSES = new Set(['URL', 'EMAIL', 'TEL', 'IMPP', 'PHOTO', 'SOUND', 'LOGO', 'KEY']);
/** What Kith reads has one form in every version; of other lines nothing is changed. */
const READ = new Set([
  ...STRUCTURED,
  ...LISTS,
  ...ADDRESSES,
  'FN',
  'TITLE',
  'ROLE',
  'NOTE',
  'BDAY',
]);
export const isRead = (name: string): boolean => READ.has(name.toUpperCase());
const ENCODINGS = /^(?:7BIT|8BIT|BINARY|BASE64|B|QUOTED-PRINTABLE|Q)$/i;

/**
 * A line as vCard 4.0 would write it, whatever version it comes from: bare parameters of 2.1 get their
 * name, quoted-printable becomes text, `TYPE=pref` becomes `PREF=1`. Null for what is no line.
 */
export function normaliseLine(text: string, version: CardVersion): string | null {
  const colon = headEnd(text);
  const head = colon > 0 ? headOf(text.slice(0, colon)) : null;
  if (!head) return null;
  const value = text.slice(colon + 1);
  const encoded = encodingOf(head);
  const isKnown = isRead(head.name);
  const mustChange = isKnown || encoded !== null || head.params.some(isBare);
  if (!mustChange) return text;
  const written = encoded?.isQuoted || version === '2.1' ? plain(head, value, encoded) : value;
  const params = isKnown ? readParams(head.params) : head.params.filter(isCarried).map(named);
  return [headText(head, params), cleanAddress(head.name, written)].join(':');
}

function headOf(text: string): Head | null {
  const [full = '', ...params] = splitOutsideQuotes(text, ';');
  const found = /^(?:([A-Za-z\d-]+)\.)?([A-Za-z\d-]+)$/.exec(full.trim());
  if (!found?.[2]) return null;
  return { group: found[1] ?? null, name: found[2], params: params.filter((one) => one !== '') };
}

const headText = (head: Head, params: string[]): string =>
  [head.group ? `${head.group}.${head.name}` : head.name, ...params].join(';');

export function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === separator && !isQuoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

const isBare = (param: string): boolean => !param.includes('=');
const named = (param: string): string => (isBare(param) ? `TYPE=${param.trim()}` : param);
/** How the bytes were written says nothing any more. */
const isCarried = (param: string): boolean =>
  !/^(?:CHARSET|ENCODING)\s*=/i.test(param) && !ENCODINGS.test(param.trim());

interface Encoding {
  isQuoted: boolean;
  charset: string;
}

function encodingOf(head: Head): Encoding | null {
  const of = (name: RegExp) =>
    head.params.find((param) => name.test(param))?.replace(/^[^=]*=\s*"?|"$/g, '');
  const encoding = of(/^ENCODING\s*=/i) ?? head.params.find((one) => ENCODINGS.test(one.trim()));
  const charset = of(/^CHARSET\s*=/i);
  // Base64 stays as it is, with the parameter that says so.
  if (encoding && /^(?:B|BASE64|BINARY)$/i.test(encoding.trim())) return null;
  if (encoding === undefined && charset === undefined) return null;
  return { isQuoted: /^Q/i.test(encoding?.trim() ?? ''), charset: charset ?? '' };
}

/** Types in one parameter, the preferred one as PREF, and without what every address on the net is. */
function readParams(params: readonly string[]): string[] {
  const types: string[] = [];
  const others: string[] = [];
  for (const param of params.map(named)) {
    const found = /^TYPE\s*=\s*(.*)$/i.exec(param)?.[1];
    if (found !== undefined) types.push(...found.replaceAll('"', '').split(','));
    else others.push(param);
  }
  // A picture in Base64 cannot be told from text without its parameter.
  const isBinary = params.some((param) => /^(?:ENCODING=)?(?:B|BASE64)$/i.test(param.trim()));
  const kept = types
    .map((type) => type.trim())
    .filter((type) => type && !/^(?:PREF|INTERNET)$/i.test(type) && !ENCODINGS.test(type));
  const isPreferred = types.some((type) => /^\s*PREF\s*$/i.test(type));
  return [
    ...(kept.length > 0 ? [`TYPE=${[...new Set(kept)].join(',')}`] : []),
    ...(isPreferred ? ['PREF=1'] : []),
    ...(isBinary ? ['ENCODING=b'] : []),
    ...others.filter(isCarried),
  ];
}

/** A value of vCard 2.1, where only `;` is escaped, as later versions write it. */
function plain({ name }: Head, value: string, encoding: Encoding | null): string {
  const decode = (part: string) => (encoding?.isQuoted ? unquoted(part, encoding.charset) : part);
  const upper = name.toUpperCase();
  if (ADDRESSES.has(upper)) return decode(value).trim();
  const signs = LISTS.has(upper) ? /[\\;\n]/g : /[\\;,\n]/g;
  const escaped = (part: string) => decode(part).replace(/\r\n?/g, '\n').replace(signs, escapeSign);
  if (!STRUCTURED.has(upper)) return escaped(unescapedSigns(value));
  return splitUnescaped(value, ';')
    .map((part) => escaped(unescapedSigns(part)))
    .join(';');
}

const escapeSign = (sign: string): string => (sign === '\n' ? '\\n' : `\\${sign}`);
/** Many programs that say 2.1 escape as 3.0 does. */
const unescapedSigns = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** Some programs escape the signs of an address; there they mean themselves. */
function cleanAddress(name: string, value: string): string {
  return ADDRESSES.has(name.toUpperCase()) ? value.replace(/\\([:;,])/g, '$1').trim() : value;
}

/** Quoted-printable as text. A charset that is unknown, or lies, gives way to what the bytes look like. */
function unquoted(value: string, charset: string): string {
  const bytes: number[] = [];
  const text = value.replace(/=\r?\n/g, '');
  for (let at = 0; at < text.length; at++) {
    const code =
      text[at] === '=' ? /^[\dA-F]{2}/i.exec(text.slice(at + 1, at + 3))?.[0] : undefined;
    if (code) {
      bytes.push(Number.parseInt(code, 16));
      at += 2;
    } else bytes.push(...Buffer.from(text.slice(at, at + (wide(text, at) ? 2 : 1))));
    if (!code && wide(text, at)) at++;
  }
  const given = Uint8Array.from(bytes);
  return (
    decoded(given, charset) ??
    decoded(given, 'utf-8') ??
    new TextDecoder('windows-1252').decode(given)
  );
}

const wide = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
