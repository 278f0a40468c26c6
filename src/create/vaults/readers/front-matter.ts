import { parseDocument } from 'yaml';
import { MATTER_CHARS_MAX } from '../limits.ts';

export type Matter = Record<string, unknown>;

export interface Split {
  matter: Matter;
  /** The text after the front matter, to the last space. */
  body: string;
  /** Why the front matter stayed in the text; null when all is well. */
  problem: string | null;
}

/** How often a value may be used again: a few repeats fold out to gigabytes. */
const ALIASES_USED_MAX = 20;
const BEGIN = /^﻿?---[ \t]*\r?\n/;
const END = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;

/** Parts the properties at the top of a note (YAML between `---`) from its text. */
export function splitFrontMatter(text: string): Split {
  const begin = BEGIN.exec(text)?.[0].length;
  if (begin === undefined) return { matter: {}, body: text, problem: null };
  const rest = text.slice(begin, begin + MATTER_CHARS_MAX);
  const end = END.exec(rest);
  // Without an end it is a line drawn at the top.
  if (!end) return { matter: {}, body: text, problem: null };
  const matter = parseMatter(rest.slice(0, end.index));
  if (!matter) return { matter: {}, body: text, problem: UNREADABLE };
  return { matter, body: text.slice(begin + end.index + end[0].length), problem: null };
}

const UNREADABLE = 'Its properties (the YAML at the top) cannot be read; they stay in the text.';

function parseMatter(yaml: string): Matter | null {
  try {
    const document = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent', merge: false });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: ALIASES_USED_MAX });
    if (value === null || value === undefined) return {};
    // Through JSON, so that what is kept holds no more than text and numbers.
    return isRecord(value) ? (JSON.parse(JSON.stringify(value)) as Matter) : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Matter =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
