import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DiscoveredPage, nameKey, normaliseUrl, personOfPage, readPage } from './page.ts';

const corpus = path.resolve(process.env.KITH_CORPUS ?? '../shared', 'data/web');
const isThere = existsSync(path.join(corpus, 'manifest.json'));
if (!isThere) console.warn(`SKIPPED: no pages in ${corpus}; set KITH_CORPUS to run these.`);

interface Resource {
  id: string;
  kind: string;
  role: string;
  person: string;
  url: string;
  path: string;
  content_type: string;
  feed_links?: string[];
  rel_me?: number;
  microformats?: string[];
}

interface Manifest {
  people: { id: string; name: string; people: number; pages: string[] }[];
  resources: Resource[];
}

const manifest: Manifest = isThere
  ? JSON.parse(readFileSync(path.join(corpus, 'manifest.json'), 'utf8'))
  : { people: [], resources: [] };

const pages = manifest.resources
  .filter((resource) => resource.kind === 'page')
  .map((resource): { resource: Resource; html: string; found: DiscoveredPage } => {
    const bytes = readFileSync(path.join(corpus, resource.path));
    const options = { url: resource.url, contentType: resource.content_type };
    return { resource, html: bytes.toString('utf8'), found: readPage(bytes, options) };
  });

const nameOf = new Map(manifest.people.map((person) => [person.id, person.name]));

function knownAs(person: string, found: DiscoveredPage): boolean {
  return nameKey(personOfPage(found) ?? '') === nameKey(nameOf.get(person) ?? '?');
}

describe('readPage on real pages', () => {
  it.skipIf(!isThere)('finds every feed that the manifest lists for a page', () => {
    const missing: string[] = [];
    let listed = 0;
    for (const { resource, found } of pages) {
      // Where a page only links to its feeds, without declaring them, they are guessed first.
      const first = found.guesses.slice(0, resource.feed_links?.length ?? 0);
      const known = [...found.feeds.map((feed) => feed.url), ...first].map(normaliseUrl);
      for (const link of resource.feed_links ?? []) {
        listed++;
        if (!known.includes(normaliseUrl(new URL(link, resource.url).href)))
          missing.push(`${resource.id} ${link}`);
      }
    }
    expect(listed).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it.skipIf(!isThere)(
    'finds no more than the manifest lists, but for rel=feed, which it does not count',
    () => {
      const more = pages.flatMap(({ resource, html, found }) => {
        if (/<link rel="feed"/.test(html)) return [];
        const listed = (resource.feed_links ?? []).map((link) =>
          normaliseUrl(new URL(link, resource.url).href),
        );
        return found.feeds
          .filter((feed) => !listed.includes(normaliseUrl(feed.url)))
          .map((feed) => `${resource.id} ${feed.url}`);
      });
      expect(more).toEqual([]);
    },
  );

  it.skipIf(!isThere)(
    'finds as many rel=me links as there are, each once and none in comments',
    () => {
      for (const { resource, html, found } of pages) {
        const tags =
          html
            .replace(/<!--[\s\S]*?-->/g, '')
            .match(/<(?:a|link)\s[^>]*\brel=["'][^"'>]*\bme\b[^>]*>/gi) ?? [];
        const addresses = tags.flatMap((tag) => {
          const href = /href=["']?([^"'\s>]+)/i.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
          return normaliseUrl(URL.parse(href, resource.url)?.href ?? '') ?? [];
        });
        const distinct = new Set(addresses);
        expect(found.relMe.length, resource.id).toBe(distinct.size);
        expect(found.relMe.length).toBeLessThanOrEqual(resource.rel_me ?? 0);
      }
    },
  );

  it.skipIf(!isThere)('finds the cards of pages that have h-cards', () => {
    const carded = pages.filter(({ resource }) => resource.microformats?.includes('h-card'));
    expect(carded.length).toBeGreaterThan(0);
    for (const { resource, found } of carded)
      expect(found.cards[0]?.name).toBe(nameOf.get(resource.person));
  });

  it.skipIf(!isThere)('names the person of most home pages, and of most people by any page', () => {
    const homes = pages.filter(({ resource }) => resource.role === 'home');
    const named = homes.filter(({ resource, found }) => knownAs(resource.person, found));
    const people = new Set(pages.map(({ resource }) => resource.person));
    const known = [...people].filter((person) =>
      pages.some(({ resource, found }) => resource.person === person && knownAs(person, found)),
    );
    // Measured; the others do not give their name there, or give another form of it.
    expect(homes).toHaveLength(39);
    expect(named.length).toBeGreaterThanOrEqual(26);
    expect(people.size).toBe(40);
    expect(known.length).toBeGreaterThanOrEqual(30);
  });
});
