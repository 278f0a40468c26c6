/**
 * What a first visit of a goal's page loads: gzipped JavaScript of the entry, of the page's own
 * pieces and of everything these import. `npm run bench:web`; builds the web app where it is older
 * than its sources. Prints JSON and ends with 1 above the limit.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { WEB_FOLDER } from '#doors';
import { buildWebApp, isWebAppStale } from '../bin/web-app.ts';

const LIMIT_KB = 160;
const ROUTES = path.join(WEB_FOLDER, '../../web/routes.tsx');
const PAGE = '/goals/$goalId';

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    src: z.string().optional(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof Manifest>;

/** The page's own piece, as the routes name it, by its key in the manifest. */
function pieceOf(page: string): string {
  const routes = readFileSync(ROUTES, 'utf8');
  const from = routes.indexOf(`path: '${page}',`);
  const named = /import\('([^']+)'\)/.exec(from < 0 ? '' : routes.slice(from))?.[1];
  if (!named) throw new Error(`web/routes.tsx has no page at ${page}`);
  return path.posix.normalize(named);
}

/** Pieces with everything they import at once, each once. */
function withImports(manifest: Manifest, keys: string[], known = new Set<string>()): Set<string> {
  for (const key of keys) {
    if (known.has(key)) continue;
    const piece = manifest[key];
    if (!piece) throw new Error(`${key} is not in the web app's manifest`);
    known.add(key);
    withImports(manifest, piece.imports, known);
  }
  return known;
}

function gzippedBytes(file: string): number {
  return gzipSync(readFileSync(path.join(WEB_FOLDER, file)), { level: 9 }).length;
}

const kB = (bytes: number): number => Math.round(bytes / 100) / 10;

if (isWebAppStale()) buildWebApp();
const manifest = Manifest.parse(
  JSON.parse(readFileSync(path.join(WEB_FOLDER, '.vite/manifest.json'), 'utf8')),
);
const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const loaded = withImports(manifest, [...entries, pieceOf(PAGE)]);
const sized = (keys: Iterable<string>) =>
  [...keys]
    .map((key) => manifest[key]?.file ?? '')
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, bytes: gzippedBytes(file) }))
    .toSorted((a, b) => b.bytes - a.bytes);
const pieces = sized(loaded);
/** What the page's own pieces load when something is opened: said, so that nothing hides there. */
const later = withImports(
  manifest,
  [...withImports(manifest, [pieceOf(PAGE)])].flatMap((key) => manifest[key]?.dynamicImports ?? []),
);
const afterwards = sized([...later].filter((key) => !loaded.has(key)));
const total = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
const isWithinLimit = total <= LIMIT_KB * 1_000;
console.log(
  JSON.stringify(
    {
      page: PAGE,
      gzippedKB: kB(total),
      limitKB: LIMIT_KB,
      isWithinLimit,
      pieces: pieces.map(({ file, bytes }) => ({ file, gzippedKB: kB(bytes) })),
      onDemand: afterwards.map(({ file, bytes }) => ({ file, gzippedKB: kB(bytes) })),
    },
    null,
    2,
  ),
);
if (!isWithinLimit) process.exit(1);
