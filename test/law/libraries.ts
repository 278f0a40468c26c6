import type { Source } from './read-source.ts';
import { isTest } from './rooms.ts';

const SCREENS = /^(web\/.*|src\/.+\/ui\/.*|.*\.tsx)$/;
const ROUTES = /^src\/.*routes\.ts$/;
const FETCH = /^src\/platform\/fetch\//;
const EDITOR = /^src\/create\/ui\/editor\//;
const DATABASE = /^src\/platform\/database\//;

/** Where a library may be imported. What is not named here is used nowhere in src/ and web/. */
const LIBRARIES: Record<string, RegExp[]> = {
  'node:sqlite': [DATABASE],
  pg: [DATABASE],
  kysely: [/^src\//],
  undici: [FETCH],
  'ipaddr.js': [FETCH],
  'robots-parser': [FETCH],
  htmlparser2: [/^src\/sources\//, /^src\/create\/vaults\//, /^src\/consume\/(imports|machine)\//],
  chardet: [/^src\/sources\//],
  'iconv-lite': [/^src\/sources\/feeds\/parse\//],
  stopword: [/^src\/platform\/search\/words\//],
  'snowball-stemmers': [/^src\/platform\/search\/words\//],
  eld: [/^src\/platform\/search\/words\//],
  tldts: [/^src\/(people|sources)\//],
  'rrule-temporal': [/^src\/plans\//],
  'temporal-polyfill': [/^src\/(plans|reminders)\//],
  '@codemirror/state': [EDITOR],
  '@codemirror/view': [EDITOR],
  '@codemirror/commands': [EDITOR],
  '@codemirror/language': [EDITOR],
  '@codemirror/autocomplete': [EDITOR],
  '@codemirror/search': [EDITOR],
  '@codemirror/lang-markdown': [EDITOR],
  '@codemirror/merge': [EDITOR],
  '@lezer/highlight': [EDITOR],
  '@lezer/markdown': [EDITOR],
  'markdown-it': [/^src\/create\/markdown\//],
  temml: [/^src\/create\/markdown\//],
  // A folder is packed in the browser, to be sent as one.
  fflate: [
    /^src\/platform\/archive\//,
    /^src\/create\/vaults\//,
    /^src\/create\/ui\/vaults\//,
    /^src\/(sources|consume)\/.*\.test\.ts$/,
  ],
  yaml: [/^src\/create\/vaults\//, /^src\/consume\/exports\//],
  // The text of a page that a member keeps, without what stands around it.
  '@mozilla/readability': [/^src\/consume\/library\//],
  linkedom: [/^src\/consume\/(library|highlights)\//],
  // The words of a PDF, in a thread of its own.
  'pdfjs-dist': [/^src\/consume\/pdf\//],
  // Words that are nearly the same as a passage that was marked, or as an operator of a search.
  'approx-string-match': [/^src\/consume\/(highlights|search)\//],
  turndown: [/^src\/create\/vaults\//],
  'ts-fsrs': [/^src\/reflect\/recall\//],
  // Mail leaves for the one server that the host has set up; it is no address of a stranger.
  nodemailer: [/^src\/platform\/mail\//],
  // Speaks to the provider of a member's mailbox, at an address that the guarded door has checked.
  imapflow: [/^src\/platform\/imap\//],
  'postal-mime': [/^src\/sources\/mailboxes\/letter\//],
  'web-push': [/^src\/reminders\//],
  'ical-generator': [/^src\/reminders\//],
  // Cards of people: vCard and what CardDAV gives; calendars: of a member, and of places.
  'ical.js': [/^src\/sources\/(cards|places\/calendar)\//, /^src\/connect\/interactions\//],
  // Speaks CardDAV over the guarded fetch that it is given.
  tsdav: [/^src\/sources\/cards\//],
  graphology: [/^src\/connect\/(ui\/)?network\//],
  'graphology-communities-louvain': [/^src\/connect\/network\//],
  'graphology-layout-forceatlas2': [/^src\/connect\/ui\/network\//],
  sigma: [/^src\/connect\/ui\/network\//],
  'rate-limiter-flexible': [/^src\/members\//, /^src\/sources\/push\//],
  papaparse: [/^src\/(sources|consume)\/(imports|exports)\//, /^src\/create\/vaults\//],
  hono: [/^src\/platform\//, /^src\/doors\//, /^src\/members\/identify\.ts$/, ROUTES],
  '@hono/node-server': [/^src\/doors\//],
  // Whatever comes in is parsed at its edge, a job's payload too; a screen would load all of it.
  '@hono/zod-openapi': [/^src\/(?!.*\/ui\/)/],
  zod: [/^src\/platform\/(config\.ts$|models\/)/, SCREENS],
  react: [SCREENS],
  'react-dom': [SCREENS],
  'react-aria-components': [SCREENS],
  '@tanstack/react-query': [SCREENS],
  '@tanstack/react-router': [SCREENS],
  '@tanstack/react-virtual': [SCREENS],
  vite: [/^web\/service-worker\//],
  // Every request leaves by the one guarded door.
  'node:http': [FETCH, /^src\/doors\//],
  'node:https': [FETCH],
  'node:http2': [FETCH],
  'node:net': [FETCH],
  'node:tls': [FETCH],
  'node:dns': [FETCH],
  'node:dgram': [],
  'node:child_process': [],
  'node:vm': [],
};
const FOR_TESTS = new Set([
  'vitest',
  'fast-check',
  'feedsmith',
  'react-dom',
  'ical.js',
  'htmlparser2',
  // Reads what was written, as browsers do.
  'parse5',
]);
const NAME = /^(node:[a-z_]+|@[^/]+\/[^/]+|[^/#.]+(?:\.js)?)/;

/** `react-dom/client` is of `react-dom`, `node:dns/promises` of `node:dns`. */
export function libraryOf(specifier: string): string {
  return specifier.match(NAME)?.[0] ?? specifier;
}

function offenceOf(file: string, library: string): string | null {
  const places = LIBRARIES[library];
  // A test may start a server or a process of its own, and read what it wrote.
  if (isTest(file) && (library.startsWith('node:') || FOR_TESTS.has(library))) return null;
  if (!places)
    return library.startsWith('node:') ? null : 'test/law/libraries.ts names no place for it';
  if (places.some((place) => place.test(file))) return null;
  return `belongs to ${places.map((place) => place.source).join(' or ') || 'no room'}`;
}

/** Libraries imported where they do not belong. */
export function libraryOffences(source: Source): string[] {
  return source.imports.flatMap(({ specifier, line }) => {
    if (/^[#./]/.test(specifier)) return [];
    const library = libraryOf(specifier);
    const offence = offenceOf(source.file, library);
    return offence ? [`${source.file}:${line}: ${library}: ${offence}`] : [];
  });
}
