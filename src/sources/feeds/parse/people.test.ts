import { describe, expect, it } from 'vitest';
import { type Dialect, entryWith, feedWith, read } from './sample.ts';

type Person = [name: string | null, email?: string | null, url?: string];

const mail = 'ada@a.example';
const both: Person[] = [['Ada Byron', mail]];

// biome-ignore format: a table reads better in rows
const everywhere: [dialect: Dialect, xml: string, people: Person[]][] = [
  // RFC 4287, 3.2
  ['atom', '<author><name>Ada Byron</name></author>', [['Ada Byron']]],
  ['atom', `<author><name>Ada Byron</name><email>${mail}</email></author>`, both],
  ['atom', `<author><email>${mail}</email><name>Ada Byron</name></author>`, both],
  ['atom', `<author><email>${mail}</email></author>`, [[null, mail]]],
  ['atom', '<author><name>Ada</name><uri>https://ada.example/</uri></author>', [['Ada', null, 'https://ada.example/']]],
  ['atom', '<author><name>Ada</name><url>https://ada.example/</url></author>', [['Ada', null, 'https://ada.example/']]],
  ['atom', '<author><name>Ada</name><homepage>https://ada.example/</homepage></author>', [['Ada', null, 'https://ada.example/']]],
  ['atom', '<author><name>Ada</name><uri>/about</uri></author>', [['Ada', null, 'https://a.example/about']]],
  ['atom', '<author xml:base="https://b.example/x/"><name>Ada</name><uri>about</uri></author>', [['Ada', null, 'https://b.example/x/about']]],
  ['atom', '<author><name>Ada</name><uri xml:base="https://b.example/x/">about</uri></author>', [['Ada', null, 'https://b.example/x/about']]],
  ['atom', `<author><name>Ada</name><uri>mailto:${mail}</uri></author>`, [['Ada', mail]]],
  ['atom', `<author><name>Ada</name><email>mailto:${mail}</email></author>`, [['Ada', mail]]],
  ['atom', '<author><name>Ada</name></author><author><name>Bo</name></author>', [['Ada'], ['Bo']]],
  ['atom', '<author><name>Ada</name></author><contributor><name>Bo</name></contributor>', [['Ada']]],
  ['atom', '<contributor><name>Bo</name></contributor><author><name>Ada</name></author>', [['Ada']]],
  ['atom', '<contributor><name>Bo</name></contributor>', []],
  ['atom', '<author>Ada Byron</author>', [['Ada Byron']]],
  ['atom', `<author>Ada Byron (${mail})</author>`, both],
  ['atom', `<author><name>${mail} (Ada Byron)</name></author>`, both],
  ['atom', `<author><name>Ada Byron &lt;${mail}&gt;</name></author>`, both],
  ['atom', '<author><name>Ada &amp; Bo</name></author>', [['Ada & Bo']]],
  ['atom', '<author><name>Ada\n  Byron</name></author>', [['Ada Byron']]],
  ['atom', '<author><name></name></author>', []],
  ['atom', '<author/>', []],
  ['atom', '<dc:creator>Ada</dc:creator>', [['Ada']]],
  ['atom', '<a:author><a:name>Ada</a:name></a:author>', [['Ada']]],
  ['atom', '<AUTHOR><NAME>Ada</NAME></AUTHOR>', [['Ada']]],
  ['old', `<author><name>Ada Byron</name><url>https://ada.example/</url><email>${mail}</email></author>`, [['Ada Byron', mail, 'https://ada.example/']]],
  ['atom', '<itunes:author>Ada</itunes:author>', [['Ada']]],
  ['atom', '<author><name>Ada</name></author><itunes:author>Bo</itunes:author>', [['Ada']]],
  // RSS
  ['rss', `<author>${mail} (Ada Byron), bo@b.example (Bo)</author>`, [...both, ['Bo', 'bo@b.example']]],
  ['rss', `<author>Ada Byron &lt;${mail}&gt;; bo@b.example</author>`, [...both, [null, 'bo@b.example']]],
  ['rss', `<author>Byron, Ada (${mail})</author>`, [['Byron, Ada', mail]]],
  ['rss', `<author>${mail} (mailto:${mail})</author>`, [[null, mail]]],
  ['rss', `<author>${mail} (Ada Byron)</author>`, both],
  ['rss', `<author>Ada Byron (${mail})</author>`, both],
  ['rss', `<author>Ada Byron &lt;${mail}&gt;</author>`, both],
  ['rss', `<author>"Ada Byron" &lt;${mail}&gt;</author>`, both],
  ['rss', `<author>Ada Byron <${mail}></author>`, both],
  ['rss', `<author>${mail}, Ada Byron</author>`, both],
  ['rss', `<author>Ada Byron, ${mail}</author>`, both],
  ['rss', `<author>Ada Byron - ${mail}</author>`, both],
  ['rss', `<author>${mail}</author>`, [[null, mail]]],
  ['rss', `<author>(${mail})</author>`, [[null, mail]]],
  ['rss', `<author>mailto:${mail}</author>`, [[null, mail]]],
  ['rss', `<author>mailto:${mail} (Ada Byron)</author>`, both],
  ['rss', `<author>${mail} ()</author>`, [[null, mail]]],
  ['rss', `<author>${mail}?subject=hello (Ada Byron)</author>`, both],
  ['rss', `<author>&lt;a href="mailto:${mail}">Ada Byron&lt;/a></author>`, both],
  ['rss', `<author>${mail.toUpperCase()} (Ada Byron)</author>`, [['Ada Byron', mail.toUpperCase()]]],
  ['rss', '<author>Ada Byron</author>', [['Ada Byron']]],
  ['rss', '<author>Ada (Countess)</author>', [['Ada (Countess)']]],
  ['rss', '<author>Ada, Countess of Lovelace</author>', [['Ada, Countess of Lovelace']]],
  ['rss', `<author><name>Ada Byron</name><email>${mail}</email></author>`, both],
  ['rss', `<a:author><a:name>Ada Byron</a:name><a:email>${mail}</a:email></a:author>`, both],
  ['rss', `<dc:creator>${mail} (Ada Byron)</dc:creator>`, both],
  ['rss', `<dc:creator>Ada Byron &lt;${mail}&gt;</dc:creator>`, both],
  ['rss', '<dc:creator><![CDATA[Ada Byron]]></dc:creator>', [['Ada Byron']]],
  ['rss', `<dc:author>${mail} (Ada Byron)</dc:author>`, both],
  ['rss', '<dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator>', [['Ada'], ['Bo']]],
  ['rss', `<author>${mail}</author><author>Bo</author>`, [[null, mail], ['Bo']]],
  ['rss', '<itunes:author>Ada Byron</itunes:author>', [['Ada Byron']]],
  ['rss', '<author></author><dc:creator>Ada</dc:creator>', [['Ada']]],
  ['rss', `<managingEditor>${mail} (Ada Byron)</managingEditor>`, both],
  ['rss', '<dc:creator><![CDATA[Ada &amp; Bo]]></dc:creator>', [['Ada & Bo']]],
  ['rss', '<googleplay:author>Ada</googleplay:author>', [['Ada']]],
  ['rss', '<podcast:person>Ada</podcast:person><podcast:person role="guest">Bo</podcast:person>', [['Ada']]],
  ['rss', '<podcast:person role="Host">Ada</podcast:person>', [['Ada']]],
  ['rss', '<itunes:author>Ada</itunes:author><podcast:person role="host">Ada</podcast:person>', [['Ada']]],
  ['atom', '<dc:creator>Bo</dc:creator><author><name>Ada</name></author>', [['Ada'], ['Bo']]],
  ['rss', '<dc:contributor>Bo</dc:contributor>', []],
  ['rss', '<dc:publisher>Bo</dc:publisher>', []],
  ['rdf', '<dc:creator>Ada Byron</dc:creator>', [['Ada Byron']]],
];

// biome-ignore format: a table reads better in rows
const ofFeeds: [dialect: Dialect, xml: string, people: Person[]][] = [
  ['rss', `<managingEditor>Ada Byron &lt;${mail}&gt;</managingEditor>`, both],
  ['rss', `<managingeditor>${mail}</managingeditor>`, [[null, mail]]],
  ['rss', '<webMaster>bo@a.example (Bo)</webMaster>', []],
  ['rss', `<managingEditor>${mail} (Ada Byron)</managingEditor><webMaster>bo@a.example (Bo)</webMaster>`, both],
  ['rss', `<itunes:author>Ada Byron</itunes:author><itunes:owner><itunes:email>${mail}</itunes:email><itunes:name>Ada Byron</itunes:name></itunes:owner>`, both],
  ['rss', `<itunes:owner><itunes:name>Ada Byron</itunes:name><itunes:email>${mail}</itunes:email></itunes:owner>`, both],
  ['rss', `<managingEditor>${mail}</managingEditor><dc:creator>Ada Byron</dc:creator>`, [[null, mail], ['Ada Byron']]],
];

const shape = (people: Person[]) =>
  people.map(([name, email, url]) => ({ name, email: email ?? null, url: url ?? null }));

describe('parseFeed on people', () => {
  it.each(everywhere)('names those of an entry in %s: %s', (dialect, xml, people) =>
    expect(entryWith(dialect, xml).authors).toEqual(shape(people)),
  );

  it.each([...everywhere, ...ofFeeds])('names those of a feed in %s: %s', (dialect, xml, people) =>
    expect(feedWith(dialect, `<title>t</title>${xml}`).authors).toEqual(shape(people)),
  );

  // biome-ignore format: a table reads better in rows
  const inherited: [string, string, (string | null)[]][] = [
    ['the feed', '<author><name>Feed</name></author><entry><id>1</id></entry>', ['Feed']],
    ['the feed, said after', '<entry><id>1</id></entry><author><name>Feed</name></author>', ['Feed']],
    ['its source', '<author><name>Feed</name></author><entry><source><author><name>Source</name></author></source></entry>', ['Source']],
    ['itself', '<author><name>Feed</name></author><entry><author><name>Own</name></author><source><author><name>Source</name></author></source></entry>', ['Own']],
    ['itself, said after', '<entry><source><author><name>Source</name></author></source><author><name>Own</name></author></entry>', ['Own']],
    ['nobody', '<entry><id>1</id><contributor><name>Bo</name></contributor></entry>', []],
  ];
  it.each(inherited)("takes an entry's author from %s", (_from, inside, names) => {
    const feed = read(`<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`);
    expect(feed.entries[0]?.authors.map((one) => one.name)).toEqual(names);
  });

  it('leaves out of a long line of authors the one in whom it is cut', () => {
    const line = Array.from({ length: 60 }, (_, n) => `someone${n}@a.example (One ${n})`).join(
      ', ',
    );
    const { authors } = entryWith('rss', `<author>${line}</author>`);
    expect(authors.length).toBeGreaterThan(1);
    expect(authors[0]).toMatchObject({ name: 'One 0', email: 'someone0@a.example' });
    expect(authors.every(({ name }) => /^One \d+$/.test(name ?? ''))).toBe(true);
  });

  // Looking for an address from each letter of these anew took minutes.
  it.each(['a'.repeat(1_990), '&lt;a href=x '.repeat(150), `&lt;a href=${'x'.repeat(1_900)}`])(
    'comes to an end with five thousand authors like %.20s…',
    (line) => {
      const items = `<item><author>${line},</author></item>`.repeat(5_000);
      expect(feedWith('rss', `<title>t</title>${items}`).entries).toHaveLength(5_000);
    },
  );

  it('leaves an RSS item without author to nobody: an editor is not the writer of each', () => {
    const feed = feedWith(
      'rss',
      `<managingEditor>${mail} (Ada)</managingEditor><item><title>t</title></item>`,
    );
    expect(feed.entries[0]?.authors).toEqual([]);
  });
});
