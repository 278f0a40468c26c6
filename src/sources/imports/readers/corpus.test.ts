import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { normaliseUrl } from '../../discovery/page.ts';
import { readFile } from './index.ts';

const corpus = path.resolve(process.env.KITH_CORPUS ?? '../shared', 'data/web/opml');
const isThere = existsSync(corpus);
if (!isThere)
  console.warn(`SKIPPED: no subscription lists in ${corpus}; set KITH_CORPUS to run these.`);

/** Addresses by pattern matching, not by a parser; the same one with and without a slash is one. */
function addressesIn(text: string): Set<string> {
  const uncommented = text.replace(/<!--[\s\S]*?-->/g, '');
  const found = uncommented.matchAll(/\sxmlurl\s*=\s*(?:"([^"]+)"|'([^']+)')/gi);
  const addresses = [...found].map((match) =>
    (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&'),
  );
  return new Set(
    // Six of them lack the scheme; Kith takes https.
    addresses.map(
      (address) => normaliseUrl(address) ?? normaliseUrl(`https://${address}`) ?? address,
    ),
  );
}

describe('readFile on real subscription lists', () => {
  const names = isThere ? readdirSync(corpus) : [];

  it.skipIf(!isThere)('finds nineteen of them', () => {
    expect(names).toHaveLength(19);
  });

  it.skipIf(!isThere).each(isThere ? names : ['(none)'])('finds every feed of %s', (name) => {
    const bytes = readFileSync(path.join(corpus, name));
    const file = readFile(bytes, { name });
    if (file.kind !== 'read') throw new Error(file.why);
    expect(file.format).toBe('opml');
    expect(file.title).toBeTruthy();
    const feeds = file.rows.flatMap((row) => (row.feedUrl ? [normaliseUrl(row.feedUrl)] : []));
    expect(new Set(feeds)).toEqual(addressesIn(new TextDecoder().decode(bytes)));
    expect(new Set(feeds).size).toBe(feeds.length);
    // Lists of texts, such as a year of a weblog, have no addresses, and say so.
    expect(file.problems).toHaveLength(feeds.length === 0 ? 1 : 0);
  });
});
