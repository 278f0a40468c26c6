import { entriesMax } from './limits.ts';

/**
 * Reads JSON; where it is broken or cut off, the complete objects of its longest-known list
 * ("items" or "item") are saved, with the plain fields before it.
 */
export function readJson(text: string): unknown {
  try {
    return parseWhole(text);
  } catch {
    return salvage(text);
  }
}

const MAY_BE_HALF = /\\ud[89a-f]/i;

/** JSON may write half a character (`\ud83d` alone), which no text may hold: it becomes U+FFFD. */
export function parseWhole(text: string): unknown {
  return MAY_BE_HALF.test(text)
    ? JSON.parse(text, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))
    : JSON.parse(text);
}

function salvage(text: string): unknown {
  const list = /"items?"\s*:\s*\[/.exec(text);
  if (!list) return undefined;
  const items = objectsFrom(text, list.index + list[0].length);
  if (!items.length) return undefined;
  const isRss = /^\s*\{\s*"rss"/.test(text);
  const head = fieldsOf(text.slice(0, list.index));
  return isRss ? { rss: { channel: { ...head, item: items } } } : { ...head, items };
}

function objectsFrom(text: string, start: number): unknown[] {
  const found: unknown[] = [];
  let depth = 0;
  let objectStart = -1;
  for (let at = start; at < text.length && found.length < entriesMax; at++) {
    const char = text[at];
    if (char === '"') {
      at = endOfString(text, at);
      if (at === -1) break;
    } else if (char === '{' || char === '[') {
      if (depth++ === 0) objectStart = at;
    } else if (char === '}' || char === ']') {
      if (--depth < 0) break;
      if (depth === 0) found.push(...parsed(text.slice(objectStart, at + 1)));
    }
  }
  return found;
}

function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function parsed(text: string): unknown[] {
  try {
    return [parseWhole(text)];
  } catch {
    try {
      // Line ends and tabs inside strings are the usual slip of hand-made JSON.
      return [parseWhole(text.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1'))];
    } catch {
      return [];
    }
  }
}

/** Plain string fields, for the head of a feed whose end is missing. */
function fieldsOf(head: string): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [, name = '', value = ''] of head.matchAll(/"([\w]+)"\s*:\s*("(?:[^"\\]|\\.)*")/g)) {
    const [text] = parsed(value);
    if (typeof text === 'string' && !fields.has(name)) fields.set(name, text);
  }
  return Object.fromEntries(fields);
}
