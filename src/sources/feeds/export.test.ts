import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../imports/readers/index.ts';
import { type ExportedSource, opmlOf } from './export.ts';

const source = (over: Partial<ExportedSource>): ExportedSource => ({
  id: 1,
  title: 'Field notes',
  url: 'https://mira.example/feed',
  siteUrl: 'https://mira.example/',
  followedAt: '2026-11-23T09:00:00.000Z',
  people: [],
  placeIds: [],
  ...over,
});
const readAgain = (sources: ExportedSource[]) =>
  readFile(new TextEncoder().encode(opmlOf(sources, Date.UTC(2026, 10, 23))), {
    name: 'kith.opml',
  });

describe('opmlOf', () => {
  it('writes what an import reads again', () => {
    const read = readAgain([
      source({ title: 'Feed <of> "anna" & co', url: 'https://a.example/feed?a=1&b=2' }),
      source({ id: 2, siteUrl: null }),
    ]);
    expect(read).toMatchObject({
      format: 'opml',
      problems: [],
      rows: [
        { name: 'Feed <of> "anna" & co', feedUrl: 'https://a.example/feed?a=1&b=2' },
        { name: 'Field notes', feedUrl: 'https://mira.example/feed' },
      ],
    });
  });

  it('is well formed whatever a title holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const read = readAgain([source({ title })]);
        expect(read).toMatchObject({ rows: [{ feedUrl: 'https://mira.example/feed' }] });
        const opml = opmlOf([source({ title })], 0);
        expect(opml.isWellFormed()).toBe(true);
        expect(opml.match(/<outline/g)).toHaveLength(1);
      }),
    );
  });

  it('is a whole document when there is nothing', () => {
    expect(opmlOf([], 0)).toContain('<body>');
  });
});
