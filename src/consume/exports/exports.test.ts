import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeWorld, type World } from '#test';
import { annotationOf } from '../annotations/annotation.ts';
import { pointsBefore } from '../annotations/code-points.ts';
import { readList } from '../imports/readers/index.ts';
import type { LibraryImportView } from '../imports/schema.ts';
import type { KeepView, LibraryView } from '../library/schema.ts';

const TEXT = '<p>First 👩‍🚀 rehearse a rollback before you need one, on a Tuesday.</p>';
const LIST = JSON.stringify([
  {
    url: 'https://ines.example/a?b=1&c=2',
    title: '=SUM(1) [On] "rollbacks" <b>',
    content: TEXT,
    tags: ['on call', 'ops'],
    is_archived: 0,
    created_at: '2024-05-06T10:00:00Z',
    published_by: ['Ines'],
    annotations: [
      { quote: 'rehearse a rollback before', text: 'Mine, “so to say”.\n\nTwice.' },
      { quote: 'on a Tuesday' },
    ],
  },
  { url: 'https://bo.example/', title: 'Bo', tags: [], is_archived: 0 },
]);

describe('exports of the library', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
    await bringIn(LIST, ada);
    const [bo] = (await library(ada)).keeps;
    await world.ask('PATCH', `/api/v1/keeps/${bo?.id}`, {
      as: ada,
      body: { takeaway: 'Call *Bo*.\nThen go on.' },
    });
  });
  afterEach(() => world.close());

  const exported = async (ending: string, as = ada) => {
    const answer = await world.ask('GET', `/api/v1/library.${ending}`, { as });
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const library = async (as: { cookie: string }) =>
    (await (await world.ask('GET', '/api/v1/keeps', { as })).json()) as LibraryView;
  async function bringIn(list: string | Uint8Array<ArrayBuffer>, as: { cookie: string }) {
    const answer = await world.ask('POST', '/api/v1/library-imports', { as, raw: list });
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as LibraryImportView;
    await world.ask('POST', `/api/v1/library-imports/${id}/apply`, {
      as,
      body: { withPages: false },
    });
    await world.settle();
  }

  it.each(['json', 'jsonld', 'html', 'csv'])(
    'as %s read back as what they were',
    async (ending) => {
      const bytes = await exported(ending);
      const read = readList(bytes);
      if ('why' in read) throw new Error(read.why);
      const byUrl = new Map(read.items.map((item) => [item.url, item]));
      expect(byUrl.get('https://bo.example/')?.takeaway.replace(/\s+/gu, ' ')).toBe(
        'Call *Bo*. Then go on.',
      );
      const ines = byUrl.get('https://ines.example/a?b=1&c=2');
      expect(ines?.title).toBe('=SUM(1) [On] "rollbacks" <b>');
      expect(ines?.tags).toEqual(['on call', 'ops']);
      if (ending === 'html') return;
      expect(ines?.highlights).toMatchObject([
        { exact: 'rehearse a rollback before', note: 'Mine, “so to say”.\n\nTwice.' },
        { exact: 'on a Tuesday', note: '' },
      ]);
    },
  );

  it('come into another account whole, with highlights in their places', async () => {
    const bo = await world.member('bo');
    await bringIn((await exported('json')) as Uint8Array<ArrayBuffer>, bo);
    const [mine, theirs] = [await library(ada), await library(bo)];
    const plain = ({ keeps }: LibraryView) =>
      keeps.map(({ id: _, updatedAt: __, createdAt: ___, ...keep }) => keep);
    expect(plain(theirs)).toEqual(plain(mine));
    const places = async (list: LibraryView, as: { cookie: string }) => {
      const id = list.keeps.find(({ highlightCount }) => highlightCount > 0)?.id;
      const answer = await world.ask('GET', `/api/v1/keeps/${id}`, { as });
      return ((await answer.json()) as KeepView).highlights.map(({ start, end }) => [start, end]);
    };
    expect(await places(theirs, bo)).toEqual(await places(mine, ada));
    expect((await places(mine, ada)).flat()).not.toContain(null);
  });

  it('are Markdown that Obsidian opens: properties that are YAML, passages as quotes', async () => {
    const files = unzipSync(await exported('zip'));
    const names = Object.keys(files);
    expect(names).toHaveLength(2);
    const text = strFromU8(
      files[names.find((name) => name.includes('rollbacks')) ?? ''] ?? new Uint8Array(),
    );
    expect(parse(text.split('---\n')[1] ?? '')).toMatchObject({
      title: '=SUM(1) [On] "rollbacks" <b>',
      url: 'https://ines.example/a?b=1&c=2',
      tags: ['on-call', 'ops'],
      kept: '2024-05-06',
    });
    expect(text).toContain(
      '> rehearse a rollback before\n\nMine, “so to say”.\n\nTwice.\n\n> on a Tuesday\n',
    );
    expect(text).toContain('\\<b\\>');
  });

  it('are a member’s own', async () => {
    const bo = await world.member('bo');
    expect(JSON.parse(strFromU8(await exported('json', bo)))).toMatchObject({ items: [] });
    expect(JSON.parse(strFromU8(await exported('jsonld', bo)))).toMatchObject({ total: 0 });
    expect((await world.ask('GET', '/api/v1/library.json')).status).toBe(401);
  });

  it('count places in characters, as W3C does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, at) => {
        const units = [...text].slice(0, at).join('').length;
        expect(pointsBefore(text, units)).toBe(Array.from(text.slice(0, units)).length);
      }),
    );
    const of = { id: 1, url: null, title: '', tags: [], takeaway: '', createdAt: 0, updatedAt: 0 };
    const place = {
      start: 3,
      end: 8,
      how: 'place' as const,
      prefix: '',
      suffix: '',
      note: '',
      page: null,
    };
    const one = { ...place, id: 1, keepId: 1, exact: 'words', createdAt: 0, updatedAt: 0 };
    expect(annotationOf(of, one, '👩 words').target.selector[1]).toMatchObject({
      start: 2,
      end: 7,
    });
  });
});
