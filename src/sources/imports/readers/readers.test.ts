import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileBytesMax, type ReadFile, type ReadRow, readFile, rowsMax } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, name?: string) => readFile(bytesOf(text), name ? { name } : {});

function rowsOf(file: ReadFile): ReadRow[] {
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file.rows;
}

function problemsOf(file: ReadFile): string[] {
  return file.kind === 'read' ? file.problems.map((problem) => problem.text) : [];
}

function whyOf(file: ReadFile): string {
  return file.kind === 'unreadable' ? file.why : `read as ${file.format}`;
}

const opml = (body: string, head = '<title>Mine</title>') =>
  `<?xml version="1.0"?><opml version="2.0"><head>${head}</head><body>${body}</body></opml>`;

describe('readFile on OPML', () => {
  it('reads nested folders, either name attribute, and the title of the list', () => {
    const file = readText(
      opml(`<outline text="Learning"><outline title="Design">
        <outline type="rss" text="Ada Winter" title="Ada's log" xmlUrl="https://ada.example/feed" htmlUrl="https://ada.example/" description="On teaching"/>
        <outline title="Bo Lind" XMLURL='http://bo.example/rss.xml'/>
      </outline></outline><outline text="Loose" xmlUrl="https://loose.example/atom.xml" category="/Maths/Logic,fun"/>`),
    );
    expect(file).toMatchObject({ kind: 'read', format: 'opml', title: 'Mine', problems: [] });
    expect(rowsOf(file)).toMatchObject([
      {
        position: 1,
        name: 'Ada Winter',
        feedUrl: 'https://ada.example/feed',
        siteUrl: 'https://ada.example/',
        groups: ['Learning', 'Design'],
        note: 'On teaching',
      },
      {
        position: 2,
        name: 'Bo Lind',
        feedUrl: 'http://bo.example/rss.xml',
        groups: ['Learning', 'Design'],
      },
      { position: 3, name: 'Loose', groups: ['Maths', 'Logic', 'fun'] },
    ]);
  });

  it('merges a feed that stands in several folders', () => {
    const feed = '<outline text="Ada" xmlUrl="https://ada.example/feed"/>';
    const again =
      '<outline text="" xmlUrl="https://ada.example/feed/" htmlUrl="https://ada.example"/>';
    const file = readText(
      opml(`<outline text="A">${feed}</outline><outline text="B">${again}</outline>`),
    );
    expect(rowsOf(file)).toMatchObject([
      { name: 'Ada', groups: ['A', 'B'], siteUrl: 'https://ada.example/' },
    ]);
  });

  it.each([
    [
      'type link',
      '<outline type="link" text="Ada" url="https://ada.example/"/>',
      { feedUrl: null, siteUrl: 'https://ada.example/' },
    ],
    [
      'type rss with url',
      '<outline type="rss" text="Ada" url="https://ada.example/f"/>',
      { feedUrl: 'https://ada.example/f' },
    ],
    [
      'no type',
      '<outline xmlUrl="https://ada.example/f"/>',
      { feedUrl: 'https://ada.example/f', name: null },
    ],
    [
      'feed scheme',
      '<outline xmlUrl="feed://ada.example/f"/>',
      { feedUrl: 'http://ada.example/f' },
    ],
    [
      'feed: before https',
      '<outline xmlUrl="feed:https://ada.example/f"/>',
      { feedUrl: 'https://ada.example/f' },
    ],
    ['no scheme', '<outline xmlUrl="ada.example/f"/>', { feedUrl: 'https://ada.example/f' }],
    [
      'bare ampersands',
      '<outline text="A & B" xmlUrl="https://ada.example/?a=1&b=2"/>',
      { feedUrl: 'https://ada.example/?a=1&b=2', name: 'A & B' },
    ],
    [
      'references of HTML',
      '<outline text="Caf&eacute; &#8211; &amp;amp;" xmlUrl="https://ada.example/f"/>',
      { name: 'Café – &' },
    ],
    [
      'a name that is the address',
      '<outline text="https://ada.example/f" title="Ada" xmlUrl="https://ada.example/f"/>',
      { name: 'Ada' },
    ],
    [
      'an unclosed outline',
      '<outline text="Ada" xmlUrl="https://ada.example/f"><outline text="Bo" xmlUrl="https://bo.example/f">',
      { name: 'Ada', groups: [] },
    ],
    [
      'a file cut off',
      '<outline text="Ada" xmlUrl="https://ada.example/f"/><outline text="B',
      { name: 'Ada' },
    ],
  ])('reads %s', (_, body, expected) => {
    expect(rowsOf(readText(opml(body)))[0]).toMatchObject(expected);
  });

  it('names what it cannot take: other schemes, and lists of lists', () => {
    const file = readText(
      opml(`<outline text="x" xmlUrl="javascript:alert(1)"/>
        <outline type="include" text="more" url="https://ada.example/more.opml"/>
        <outline text="s" xmlUrl="nothing" htmlUrl="https://s.example/"/>`),
    );
    expect(rowsOf(file)).toMatchObject([
      { position: 3, feedUrl: null, siteUrl: 'https://s.example/' },
    ]);
    expect(problemsOf(file)[0]).toContain('javascript:alert(1)');
    expect(problemsOf(file)[1]).toContain('another list, https://ada.example/more.opml');
    expect(problemsOf(file)).toHaveLength(3);
  });

  it('says that an outline of texts has no addresses', () => {
    const file = readText(opml('<outline text="Only"><outline text="words"/></outline>'));
    expect(rowsOf(file)).toEqual([]);
    expect(problemsOf(file)).toEqual(['There are no feeds or web addresses in this outline.']);
  });

  it('keeps feeds beneath folders that are nested too deep', () => {
    const deep = `${'<outline text="f">'.repeat(200)}<outline text="Ada" xmlUrl="https://ada.example/f"/>`;
    const file = readText(opml(deep));
    expect(rowsOf(file)).toMatchObject([{ name: 'Ada', groups: ['f'] }]);
    expect(problemsOf(file)[0]).toContain('more than 50 deep');
  });

  const accented = opml('<outline text="Zoë Müller" xmlUrl="https://zoe.example/f"/>', '');
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${accented}`, 'utf8')],
    ['UTF-16', Buffer.from(`\ufeff${accented}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(accented, 'utf16le')],
    [
      'Latin-1 as the prolog says',
      Buffer.from(accented.replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), 'latin1'),
    ],
    ['Latin-1 that says nothing', Buffer.from(accented, 'latin1')],
  ])('reads %s', (_, bytes) => {
    expect(rowsOf(readFile(bytes))[0]?.name).toBe('Zoë Müller');
  });

  it('reads the first 50,000 feeds and says that there are more', () => {
    const feeds = Array.from(
      { length: rowsMax + 3 },
      (__, n) => `<outline text="n${n}" xmlUrl="https://s${n}.example/f"/>`,
    );
    const file = readText(opml(feeds.join('')));
    expect(rowsOf(file)).toHaveLength(rowsMax);
    expect(problemsOf(file)).toHaveLength(1);
    expect(problemsOf(file)[0]).toContain('Only the first 50000 were read');
  });
});

describe('readFile on Mastodon’s CSV', () => {
  const ada = {
    fediverse: 'ada@social.example',
    feedUrl: 'https://social.example/@ada.rss',
    profileUrls: ['https://social.example/@ada'],
    name: null,
  };
  it.each([
    [
      'as exported',
      'Account address,Show boosts,Notify on new posts,Languages\nAda@Social.example,true,false,"de, en"\n',
    ],
    [
      'a header in another language',
      'Kontoadresse,Geteilte Beiträge anzeigen,Benachrichtigen,Sprachen\nada@social.example,true,false,\n',
    ],
    ['no header', 'ada@social.example,true,false,\n'],
    ['semicolons', 'Account address;Show boosts\r\nada@social.example;TRUE\r\n'],
    ['a header alone with accounts', 'Account address\nada@social.example\n'],
  ])('reads %s', (_, text) => {
    const file = readText(text);
    expect(file).toMatchObject({ kind: 'read', format: 'mastodon-csv' });
    expect(rowsOf(file)).toMatchObject([ada]);
  });

  it('takes an account once and names a line that is none', () => {
    const file = readText(
      'Account address,Show boosts\nada@social.example,true\nADA@social.example,true\nnobody,true\n',
    );
    expect(rowsOf(file)).toHaveLength(1);
    expect(problemsOf(file)).toEqual(['“nobody” is not an account like name@server.']);
  });

  it('reads lists.csv with the titles of the lists as groups', () => {
    const file = readText(
      'Design,ada@social.example\nMaths,bo@social.example\nMaths,ada@social.example\n',
      'lists.csv',
    );
    expect(rowsOf(file)).toMatchObject([
      { fediverse: 'ada@social.example', groups: ['Design', 'Maths'] },
      { fediverse: 'bo@social.example', groups: ['Maths'] },
    ]);
  });

  it('does not take the muted and the blocked for a network', () => {
    const muted = readText('Account address,Hide notifications\nada@social.example,true\n');
    expect(whyOf(muted)).toContain('muted accounts');
    expect(whyOf(readText('ada@social.example\n', 'blocked_accounts.csv'))).toContain(
      'blocked accounts',
    );
  });
});

describe('readFile on LinkedIn’s CSV', () => {
  const notes =
    'Notes:\n"When exporting your connection data, you may notice, that some ""addresses"" are missing."\n\n';
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  const ada = {
    name: 'Ada Winter',
    profileUrls: ['https://www.linkedin.com/in/ada-winter'],
    emails: ['ada@work.example'],
    employer: 'Winter, Lind & Co',
    role: 'Learning Designer',
    connectedOn: '2026-09-28',
  };
  const record =
    'Ada,Winter,https://www.linkedin.com/in/Ada-Winter,Ada@work.example,"Winter, Lind & Co",Learning Designer,28 Sep 2026';

  it.each([
    ['as exported', `${notes}${header}\n${record}\n`],
    ['without notes', `${header}\r\n${record}`],
    [
      'German',
      `Anmerkungen:\n"…"\n\nVorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Vernetzt am\n${record.replace('Sep', 'Sept.')}`,
    ],
    [
      'Dutch',
      `Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op\n${record.replace('Sep', 'sep.')}`,
    ],
    [
      'French',
      `Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté(e) le\n${record.replace('Sep', 'septembre')}`,
    ],
    [
      'Spanish',
      `Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el\n${record.replace('28 Sep 2026', '28 de septiembre de 2026')}`,
    ],
    [
      'a language not in the table',
      `Imię,Nazwisko,Adres,Poczta,Firma X,Stanowisko,Data\n${record}\n${record.replaceAll('Ada', 'Bo')}`,
    ],
    [
      'tabs',
      `${header.replaceAll(',', '\t')}\n${record.replace('"Winter, Lind & Co"', 'Winter; Lind & Co').replaceAll(',', '\t').replace('Winter; Lind', '"Winter, Lind').replace('& Co', '& Co"')}`,
    ],
    [
      'semicolons',
      `${header.replaceAll(',', ';')}\n${record.replace('"Winter, Lind & Co"', '@').replaceAll(',', ';').replace(';@;', ';Winter, Lind & Co;')}`,
    ],
  ])('reads %s', (_, text) => {
    const file = readText(text);
    expect(file).toMatchObject({ kind: 'read', format: 'linkedin-csv' });
    expect(rowsOf(file)[0]).toMatchObject(ada);
  });

  it.each([
    ['windows-1252', Buffer.from(`${header}\nZoë,Müller,,,Straße,Prüferin,1 Mar 2020\n`, 'latin1')],
    [
      'UTF-16 with a mark',
      Buffer.from(`\ufeff${header}\nZoë,Müller,,,Straße,Prüferin,1 Mar 2020\n`, 'utf16le'),
    ],
    [
      'UTF-16 without a mark',
      Buffer.from(`${header}\nZoë,Müller,,,Straße,Prüferin,1 Mar 2020\n`, 'utf16le'),
    ],
  ])('reads %s', (_, bytes) => {
    expect(rowsOf(readFile(bytes))).toMatchObject([
      {
        name: 'Zoë Müller',
        employer: 'Straße',
        role: 'Prüferin',
        connectedOn: '2020-03-01',
        profileUrls: [],
      },
    ]);
  });

  it('reads the old header without addresses and leaves out closed accounts', () => {
    const file = readText(
      `First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Winter,,,,03/04/2020\n,,,,,01 Jan 2020\n`,
    );
    expect(rowsOf(file)).toMatchObject([{ name: 'Ada Winter', connectedOn: null, emails: [] }]);
    expect(problemsOf(file).join(' ')).toMatch(
      /1 connections have neither.*1 connections have a date/,
    );
  });

  it('reads 50,000 connections', () => {
    const lines = Array.from(
      { length: rowsMax },
      (__, n) => `Ada,Winter${n},https://www.linkedin.com/in/ada-${n},,Co,Role,28 Sep 2026`,
    );
    const file = readText(`${notes}${header}\n${lines.join('\n')}\n`);
    expect(rowsOf(file)).toHaveLength(rowsMax);
    expect(problemsOf(file)).toEqual([]);
  });
});

describe('readFile on addresses', () => {
  it.each([
    ['https://ada.example/', { siteUrl: 'https://ada.example/', name: null }],
    ['ada-winter.net', { siteUrl: 'https://ada-winter.net/' }],
    ['• www.ada-winter.net/blog.', { siteUrl: 'https://www.ada-winter.net/blog' }],
    [
      'Ada Winter: https://ada.example/feed.xml',
      { name: 'Ada Winter', feedUrl: 'https://ada.example/feed.xml', siteUrl: null },
    ],
    ['https://ada.example/ – Ada Winter', { name: 'Ada Winter' }],
    ['- [Ada Winter](https://ada.example/a_(b)) on design', { name: 'Ada Winter' }],
    [
      '1. Ada Winter <https://ada.example/>',
      { name: 'Ada Winter', siteUrl: 'https://ada.example/' },
    ],
    [
      '@Ada@Social.Example',
      { fediverse: 'ada@social.example', feedUrl: 'https://social.example/@ada.rss' },
    ],
    ['Ada Winter (@ada@social.example)', { fediverse: 'ada@social.example', name: 'Ada Winter' }],
    ['acct:ada@social.example', { fediverse: 'ada@social.example' }],
    [
      'http://127.0.0.1:8787/example.org/~jane/',
      { siteUrl: 'http://127.0.0.1:8787/example.org/~jane/' },
    ],
    [
      'https://de.linkedin.com/in/Ada-Winter?trk=x',
      { profileUrls: ['https://www.linkedin.com/in/ada-winter'], siteUrl: null },
    ],
    ['feed://ada.example/x', { feedUrl: 'http://ada.example/x' }],
    ['münchen-lernt.de', { siteUrl: 'https://xn--mnchen-lernt-dlb.de/' }],
  ])('reads %s', (line, expected) => {
    const file = readText(line);
    expect(file).toMatchObject({ kind: 'read', format: 'addresses' });
    expect(rowsOf(file)).toMatchObject([expected]);
  });

  it('reads several on a line, headings as groups, and each address once', () => {
    const file = readText(
      '# Design\nAda https://ada.example/, Bo https://bo.example/\nhttps://ada.example/\nno address here\njane@mail.example\n',
    );
    expect(rowsOf(file)).toMatchObject([
      { name: 'Ada', siteUrl: 'https://ada.example/', groups: ['Design'] },
      { name: 'Bo', siteUrl: 'https://bo.example/', groups: ['Design'] },
    ]);
    expect(problemsOf(file)).toHaveLength(3);
    expect(problemsOf(file)[1]).toContain('“no address here”');
    expect(problemsOf(file)[2]).toContain('jane@mail.example is an e-mail address');
  });
});

describe('readFile on what it cannot read', () => {
  const page =
    '<!DOCTYPE html><html><head><title>x</title></head><body>https://ada.example/</body></html>';
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /^This file is empty\. Kith reads OPML/],
    ['white space', bytesOf(' \n\t'), /empty/],
    ['a PDF', bytesOf('%PDF-1.7\n…'), /^This is a PDF\. Kith reads OPML, Mastodon/],
    ['a ZIP', Buffer.from('504b030414000000', 'hex'), /ZIP archive.*Unpack/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), /picture/],
    [
      'other bytes',
      Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919) % 251)),
      /not text/,
    ],
    ['a web page', bytesOf(page), /web page.*Paste its address/],
    ['a feed', bytesOf('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), /feed itself/],
    [
      'other XML',
      bytesOf('<?xml version="1.0"?><note>https://ada.example/</note>'),
      /XML, but not OPML/,
    ],
    ['JSON', bytesOf('{"a": "https://ada.example/"}'), /JSON/],
    ['a vCard', bytesOf('BEGIN:VCARD\nVERSION:3.0\nEND:VCARD'), /vCard/],
    [
      'LinkedIn’s invitations',
      bytesOf('From,To,Sent At,Message,Direction,inviterProfileUrl\nA,B,1/1/20,,OUTGOING,'),
      /Invitations\.csv\. Choose Connections\.csv/,
    ],
    ['words', bytesOf('Dear Jane, thank you for the talk.'), /no addresses in this text/],
    ['e-mail addresses', bytesOf('jane@mail.example\njoe@mail.example'), /e-mail addresses/],
    ['more than 20 MB', new Uint8Array(fileBytesMax + 1).fill(0x61), /21 MB.*up to 20 MB/],
  ])('says what %s is', (_, bytes, why) => {
    expect(whyOf(readFile(bytes))).toMatch(why);
  });

  it('never throws, and keeps to its limits', () => {
    const words = fc.constantFrom(
      '<opml>',
      '<outline ',
      'xmlUrl="',
      'https://a.example/',
      '"',
      '>',
      '/>',
      '</outline>',
      '\n',
      ',',
      ';',
      '\t',
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n',
      'linkedin.com/in/x',
      '@a@b.example',
      'Account address,Show boosts\n',
      'true',
      '[',
      '](',
      ')',
      '# ',
      '&amp;',
      '&#x110000;',
      '\u0000',
      '28 Sep 2026',
    );
    const mixed = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          mixed.map((parts) => bytesOf(parts.join(''))),
          fc.uint8Array({ maxLength: 300 }),
        ),
        (bytes) => {
          const file = readFile(bytes, { name: 'lists.csv' });
          if (file.kind === 'unreadable') {
            expect(file.why).toMatch(/\.$/);
            return;
          }
          const positions = file.rows.map((row) => row.position);
          expect(new Set(positions).size).toBe(positions.length);
          for (const row of file.rows) {
            expect(row.feedUrl ?? row.siteUrl ?? row.profileUrls[0] ?? row.name).toBeTruthy();
            for (const url of [row.feedUrl, row.siteUrl])
              if (url) expect(url).toMatch(/^https?:\/\/./);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
