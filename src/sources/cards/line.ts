import ICAL from 'ical.js';

/** What a line of a card says; `text` is the whole of it, in the form of vCard 4.0. */
export interface CardLine {
  text: string;
  /** `item1` of `item1.TEL:…`; null for most. */
  group: string | null;
  /** In capitals. */
  name: string;
  /** Names in small letters. */
  params: ReadonlyMap<string, readonly string[]>;
  /** As it stands, with its escapes: `textOf`, `listOf` and `partsOf` take them away. */
  value: string;
}

/** Grammar only: what a value means is for those who know the property. */
const GRAMMAR = { ...ICAL.design.vcard, property: {}, value: {} };

/** Reads a line that `normaliseLine` gave; null when it cannot be read. Never throws. */
export function readLine(text: string): CardLine | null {
  try {
    const [name, params, type, value] = ICAL.parse.property(text, GRAMMAR) as [
      string,
      Record<string, string | string[]>,
      string,
      unknown,
    ];
    if (!name || typeof value !== 'string') return null;
    const { group, ...others } = params;
    const named = Object.entries(others).map(([key, one]): [string, string[]] => [
      key,
      [one].flat().map(String),
    ]);
    if (type !== 'unknown') named.push(['value', [type]]);
    return {
      text,
      group: typeof group === 'string' ? group : null,
      name: name.toUpperCase(),
      params: new Map(named),
      value,
    };
  } catch {
    return null;
  }
}

/** A value that is one text. */
export const textOf = (value: string): string =>
  value.replace(/\\([\\;,:nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** A value that is several texts between commas. */
export const listOf = (value: string): string[] => splitUnescaped(value, ',').map(textOf);

/** A value that has parts between semicolons, as names and addresses have. */
export const partsOf = (value: string): string[] =>
  splitUnescaped(value, ';').map((part) =>
    listOf(part)
      .map((one) => one.trim())
      .filter(Boolean)
      .join(', '),
  );

/** The parts of a value; an escaped separator parts nothing. */
export function splitUnescaped(value: string, separator: ',' | ';'): string[] {
  if (!value.includes('\\')) return value.split(separator);
  const parts = [''];
  for (const [piece] of value.matchAll(/\\[\s\S]|[^\\]|\\$/gu)) {
    if (piece === separator) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts;
}

/** Text as a value, or as a part of one: what parts values and lines is escaped. */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** A parameter's value; signs that would end it go in by RFC 6868, and quotes around the rest. */
export function escapeParam(value: string): string {
  const safe = value
    .replaceAll('^', '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replaceAll('"', "^'")
    .replace(/\p{Cc}/gu, ' ');
  return /[:;,]/.test(safe) ? `"${safe}"` : safe;
}

const LINE_BYTES_MAX = 75;

/** A line of at most 75 bytes, the rest on lines that begin with a space (RFC 6350, 3.2). No sign is halved. */
export function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > LINE_BYTES_MAX) {
      out += '\r\n ';
      bytes = 1;
    }
    out += sign;
    bytes += size;
  }
  return out;
}
