import { parseDocument } from 'htmlparser2';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';

describe('openSearch', () => {
  let world: World;
  afterEach(() => world.close());

  /** Each element of the description with what it says, as `Name: text` or `Name: type template`. */
  const described = async (settings: Record<string, string>) => {
    world = await makeWorld({ settings });
    const answer = await world.ask('GET', '/opensearch.xml');
    expect(answer.headers.get('content-type')).toMatch(/^application\/opensearchdescription\+xml/);
    const xml = await answer.text();
    const root = parseDocument(xml, { xmlMode: true }).children.find((node) => 'attribs' in node);
    expect(root).toMatchObject({
      name: 'OpenSearchDescription',
      attribs: { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
    });
    const elements = root && 'children' in root ? root.children : [];
    return elements.flatMap((node) => {
      if (!('attribs' in node)) return [];
      const [text] = node.children;
      const said = text && 'data' in text ? text.data : '';
      const { type, template } = node.attribs;
      return `${node.name}: ${template ? `${type} ${template}` : said}`;
    });
  };

  it('leads to the search at the address that the host has set', async () => {
    const elements = await described({ KITH_URL: 'https://kith.example/' });
    expect(elements).toContain('ShortName: Kith');
    expect(elements).toContain('InputEncoding: UTF-8');
    expect(elements.filter((element) => element.startsWith('Url'))).toEqual([
      'Url: text/html https://kith.example/search?q={searchTerms}',
      'Url: application/opensearchdescription+xml https://kith.example/opensearch.xml',
    ]);
    expect(elements.filter((element) => element.startsWith('Description'))).toHaveLength(1);
    expect(elements).toContain('Image: https://kith.example/icon-180.png');
  });

  it('leads to where it was asked for where none is set', async () => {
    const elements = await described({});
    expect(elements).toContain('Url: text/html http://kith.test/search?q={searchTerms}');
  });
});
