import { TITLE_CHARS_MAX } from '../../notes/limits.ts';
import type { Bundle } from '../archive/bundle.ts';
import { type Matter, splitFrontMatter } from './front-matter.ts';
import { type Dialect, fittingTitle, textOf, type Written, withPlainEnds } from './markdown.ts';
import { nameOf, withoutEnding } from './places.ts';
import { propertiesOf, tidyTags } from './properties.ts';
import { mapProse } from './prose.ts';
import { type Format, OWN_KEYS, type OwnKey } from './rows.ts';

const IS_NOTE = /\.(?:md|markdown)$/i;
const TAG = /(?:^|[\s(])#([\p{L}\p{N}_/-]{1,60})(?![\p{L}\p{N}_/-])/gu;
/** The property by which Kith knows its own files. */
const KITH_KEY = 'kith';

/** Folders of Markdown files, Obsidian vaults, and what Kith itself exports. */
export function markdownDialect(format: Format): Dialect {
  return { format, isNote: (path) => IS_NOTE.test(path), read: readNote };
}

function readNote(path: string, bytes: Uint8Array): Written {
  const { matter, body, problem } = splitFrontMatter(textOf(bytes));
  const key = matter[KITH_KEY];
  if (typeof key === 'string' && /^[\w-]{3,80}$/.test(key)) return ownNote(key, matter, body);
  const properties = propertiesOf(matter);
  const text = withPlainEnds(body).replace(/^(?:[ \t]*\n)+/, '');
  return {
    title: fittingTitle(properties.title ?? '') || fittingTitle(withoutEnding(nameOf(path))),
    matter,
    body: text,
    key: `file:${path}`,
    own: null,
    tags: tagsIn(text),
    aliases: properties.aliases,
    problem,
  };
}

/** A file of Kith's: its text is as it was, to the last space. */
function ownNote(key: string, matter: Matter, body: string): Written {
  const rest = new Map(Object.entries(matter));
  const own: Partial<Record<OwnKey, unknown>> = {};
  rest.delete(KITH_KEY);
  for (const name of OWN_KEYS) {
    if (rest.has(name)) own[name] = rest.get(name);
    rest.delete(name);
  }
  const title =
    typeof matter.title === 'string'
      ? matter.title.replaceAll('\0', '').slice(0, TITLE_CHARS_MAX)
      : '';
  const kept = Object.fromEntries(rest);
  return {
    title,
    matter: kept,
    body,
    key: `kith:${key}`,
    own,
    tags: [],
    aliases: [],
    problem: null,
  };
}

/** `#tags` in prose; `#1` is a number. */
function tagsIn(text: string): string[] {
  const tags: string[] = [];
  mapProse(text, (prose) => {
    for (const [, tag = ''] of prose.matchAll(TAG)) if (!/^[\d/-]+$/.test(tag)) tags.push(tag);
    return prose;
  });
  return tidyTags(tags);
}

/** Which program a folder of Markdown comes from; hidden files are not in the bundle. */
export function formatOf(bundle: Bundle, isObsidian: boolean): Format {
  const names = [...bundle.files.keys()];
  const ofNotion = names.filter((name) => /\s[0-9a-f]{32}(?:_all)?\.(?:md|csv)$/.test(name));
  const notes = names.filter((name) => IS_NOTE.test(name));
  if (ofNotion.length > 0 && ofNotion.length * 2 >= notes.length) return 'notion';
  return isObsidian ? 'obsidian' : 'markdown';
}
