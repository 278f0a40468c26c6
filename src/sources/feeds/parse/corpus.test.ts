import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFeed as readByFeedsmith } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { decode, parseFeed } from './index.ts';

const corpus = path.join(process.env.KITH_CORPUS ?? '../shared', 'data', 'web');
const manifestPath = path.join(corpus, 'manifest.json');
const isHere = existsSync(manifestPath);
if (!isHere) console.warn(`Skipped: no corpus of real feeds at ${corpus} (set KITH_CORPUS).`);

interface Resource {
  kind: string;
  path: string;
  url: string;
  content_type: string;
  items: number;
}

function itemsOfFeedsmith(text: string): number {
  try {
    const { feed } = readByFeedsmith(text) as { feed: { items?: unknown[]; entries?: unknown[] } };
    return (feed.items ?? feed.entries ?? []).length;
  } catch {
    return 0;
  }
}

describe.skipIf(!isHere)('parseFeed on real feeds', () => {
  const resources: Resource[] = isHere
    ? JSON.parse(readFileSync(manifestPath, 'utf8')).resources.filter(
        (one: Resource) => one.kind === 'feed',
      )
    : [];
  const results = resources.map((resource) => {
    const bytes = readFileSync(path.join(corpus, resource.path));
    const parsed = parseFeed(bytes, { url: resource.url, contentType: resource.content_type });
    const count = parsed.kind === 'feed' ? parsed.feed.entries.length : 0;
    const { text } = decode(bytes, resource.content_type);
    return { resource, parsed, count, oracle: itemsOfFeedsmith(text) };
  });

  it('finds no fewer entries in any feed than feedsmith', () => {
    expect(results.filter((one) => one.count < one.oracle).map((one) => one.resource.path)).toEqual(
      [],
    );
  });

  it('finds no fewer entries in any feed than its manifest counts', () => {
    const fewer = results.filter((one) => one.count < one.resource.items);
    expect(fewer.map((one) => one.resource.path)).toEqual([]);
    const total = results.reduce((sum, one) => sum + one.count, 0);
    expect(total).toBeGreaterThanOrEqual(6_200);
  });

  it('explains each file in which there is no feed', () => {
    const not = results.filter((one) => one.parsed.kind === 'not-a-feed');
    expect(not.every((one) => one.resource.items === 0)).toBe(true);
    for (const { parsed } of not)
      expect(parsed.kind === 'feed' || parsed.why).toMatch(/^[A-Z].+\.$/);
  });

  it('gives nearly every entry an id or an address, and a date', () => {
    const entries = results.flatMap((one) =>
      one.parsed.kind === 'feed' ? one.parsed.feed.entries : [],
    );
    const share = (has: (entry: (typeof entries)[number]) => unknown) =>
      entries.filter(has).length / entries.length;
    expect(share((entry) => entry.id ?? entry.url)).toBeGreaterThan(0.99);
    expect(share((entry) => entry.published ?? entry.updated)).toBeGreaterThan(0.97);
    expect(share((entry) => entry.content ?? entry.summary)).toBeGreaterThan(0.97);
  });
});
