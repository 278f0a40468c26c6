import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadFile, type ReadRow, readFile } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string) => readFile(bytesOf(text), { name: 'contacts.csv' });

function read(text: string): Extract<ReadFile, { kind: 'read' }> {
  const file = readText(text);
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file;
}
const valuesOf = (row: ReadRow | undefined, field: string) =>
  (row?.more ?? []).filter((one) => one.field === field).map(({ value }) => value);
/** A table as programs write it: rows name only the columns they fill. */
function csv(header: string, rows: Record<string, string>[], separator = ','): string {
  const titles = header.split(',');
  const quote = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => titles.map((title) => quote(row[title] ?? '')).join(separator));
  return [titles.join(separator), ...lines, ''].join('\r\n');
}

const GOOGLE_2024 =
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value';
const GOOGLE_SMALL =
  'First Name,Last Name,File As,Organization Name,Organization Title,Labels,E-mail 1 - Value,Website 1 - Value,Website 2 - Value';
const GOOGLE_2019 =
  'Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value';

describe('readFile on contacts from Google', () => {
  it('reads the current form whole', () => {
    const { rows, format, list, problems } = read(
      csv(GOOGLE_2024, [
        {
          'First Name': 'Noor',
          'Middle Name': 'van',
          'Last Name': 'Dijk',
          Nickname: 'Noortje',
          'Organization Name': 'Waterworks, Inc.',
          'Organization Title': 'Engineer',
          Birthday: ' --05-17',
          Notes: 'Met at the fair.\nLikes maps.',
          Labels: 'Friends ::: Maps ::: * myContacts',
          'E-mail 1 - Label': '* Work',
          'E-mail 1 - Value': 'Noor@water.example ::: n.dijk@water.example',
          'E-mail 2 - Value': 'not an address',
          'Phone 1 - Value': '+31 20 555 01 23 ::: +31 6 555 987',
          'Address 1 - Formatted': 'Dam 1\n1012 Amsterdam\nNL',
          'Relation 1 - Label': 'Spouse',
          'Relation 1 - Value': 'Bo Dijk',
          'Website 1 - Label': 'Profile',
          'Website 1 - Value': 'https://www.linkedin.com/in/Noor-Dijk/',
          'Custom Field 1 - Label': 'Badge',
          'Custom Field 1 - Value': '77',
        },
      ]),
    );
    expect([format, list, problems]).toEqual(['google-csv', 'google', []]);
    const [row] = rows;
    expect(row).toMatchObject({
      name: 'Noor van Dijk',
      employer: 'Waterworks, Inc.',
      role: 'Engineer',
      emails: ['noor@water.example', 'n.dijk@water.example'],
      profileUrls: ['https://www.linkedin.com/in/noor-dijk'],
      groups: ['Friends', 'Maps'],
    });
    expect(valuesOf(row, 'phone')).toEqual(['+31 20 555 01 23', '+31 6 555 987']);
    expect(valuesOf(row, 'birthday')).toEqual(['--05-17']);
    expect(valuesOf(row, 'address')).toEqual(['Dam 1, 1012 Amsterdam, NL']);
    expect(valuesOf(row, 'related')).toEqual(['spouse: Bo Dijk']);
    expect(valuesOf(row, 'nickname')).toEqual(['Noortje']);
    expect(valuesOf(row, 'note')).toEqual([
      'Met at the fair.\nLikes maps.',
      'badge: 77',
      'E-mail: not an address',
    ]);
  });

  it('reads a file in which groups of columns are missing or more', () => {
    const { rows } = read(
      csv(GOOGLE_SMALL, [
        {
          'First Name': 'Ada',
          'Website 1 - Value': 'ada.example',
          'Website 2 - Value': 'https://github.com/adal',
        },
        {
          'Organization Name': 'Dairy',
          'File As': 'Dairy',
          'E-mail 1 - Value': 'hello@dairy.example',
          Labels: '* starred',
        },
      ]),
    );
    expect(rows.map(({ name }) => name)).toEqual(['Ada', 'Dairy']);
    expect(valuesOf(rows[0], 'site')).toEqual(['https://ada.example/']);
    expect(valuesOf(rows[0], 'github')).toEqual(['https://github.com/adal']);
    expect(rows[1]?.groups).toEqual([]);
  });

  it('reads the older form', () => {
    const { rows } = read(
      csv(GOOGLE_2019, [
        {
          Name: 'Bo Dahl',
          'Given Name': 'Bo',
          'Family Name': 'Dahl',
          'Group Membership': '* myContacts ::: Band',
          'E-mail 1 - Type': '*',
          'E-mail 1 - Value': 'bo@dahl.example',
          'Phone 1 - Value': '555',
          'Organization 1 - Name': 'Dahl & Co',
          'Organization 1 - Title': 'Baker',
          'Website 1 - Type': 'Blog',
          'Website 1 - Value': 'https\\://social.example/@bo',
          Birthday: '1980-05-17',
        },
        { 'Given Name': 'Cy' },
      ]),
    );
    expect(rows[0]).toMatchObject({
      name: 'Bo Dahl',
      employer: 'Dahl & Co',
      role: 'Baker',
      emails: ['bo@dahl.example'],
      groups: ['Band'],
      fediverse: 'bo@social.example',
    });
    expect(valuesOf(rows[0], 'birthday')).toEqual(['1980-05-17']);
    expect(rows[1]?.name).toBe('Cy');
  });

  it('knows nobody again by an address that people of different names have', () => {
    const office = { 'E-mail 1 - Value': 'office@dairy.example' };
    const { rows } = read(
      csv(GOOGLE_SMALL, [
        { 'First Name': 'Ada', ...office },
        { 'First Name': 'Bo', ...office },
        { 'First Name': 'Cy', 'E-mail 1 - Value': 'cy@dairy.example' },
      ]),
    );
    expect(rows.map(({ notKeys }) => notKeys)).toEqual([
      ['mailto:office@dairy.example'],
      ['mailto:office@dairy.example'],
      undefined,
    ]);
  });

  it('says in which line a row is that cannot be used, and loses no other', () => {
    const { rows, problems } = read(
      `${GOOGLE_SMALL}\nAda,Lund,,,,,ada@a.example,,\n,,,,,* myContacts,,,\nBo,"Dahl,,,\nCy,,,,,,,,\n`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['Ada Lund', 'Cy']);
    expect(problems.map(({ line }) => line)).toEqual([3, 4]);
  });
});

const OUTLOOK_WEB =
  "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes";
const OUTLOOK_CLASSIC =
  'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business Country,Business Phone,Home Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes,Web Page';
const OUTLOOK_GERMAN =
  'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,Telefon geschäftlich,Mobiltelefon,E-Mail-Adresse,E-Mail 2: Adresse,Geburtstag,Kategorien,Notizen,Webseite';

describe('readFile on contacts from Outlook', () => {
  it('reads what the web and the new program write', () => {
    const { rows, format, list } = read(
      csv(OUTLOOK_WEB, [
        {
          'First Name': 'Ada',
          'Last Name': 'Lund',
          Nickname: 'Addie',
          'E-mail Address': 'Ada@a.example',
          'E-mail 2 Address': 'ada@home.example',
          'Mobile Phone': '+46 70 555',
          'Job Title': 'Cook',
          Company: 'Alpine Dairy',
          'Business Street': 'Storgatan 1',
          'Business City': 'Kiruna',
          'Business Country/Region': 'Sweden',
          'Personal Web Page': 'https://ada.example/',
          'Web Page': 'https://dairy.example/team',
          Spouse: 'Bo',
          Birthday: '1980-05-17',
          Notes: 'Line one\nline two',
        },
      ]),
    );
    expect([format, list]).toEqual(['outlook-csv', 'outlook']);
    expect(rows[0]).toMatchObject({
      name: 'Ada Lund',
      employer: 'Alpine Dairy',
      role: 'Cook',
      emails: ['ada@a.example', 'ada@home.example'],
    });
    expect(valuesOf(rows[0], 'address')).toEqual(['Storgatan 1, Kiruna, Sweden']);
    expect(valuesOf(rows[0], 'site')).toEqual([
      'https://ada.example/',
      'https://dairy.example/team',
    ]);
    expect(valuesOf(rows[0], 'related')).toEqual(['spouse: Bo']);
    expect(valuesOf(rows[0], 'note')).toEqual(['Line one\nline two']);
  });

  it('reads what the classic program writes, in the letters of Windows', () => {
    const text = csv(OUTLOOK_CLASSIC, [
      {
        'First Name': 'Zoë',
        'Last Name': 'Müller',
        Company: 'Käse AG',
        'Business Country': 'Switzerland',
        Categories: 'Market;Press',
        'E-mail Address': 'zoe@kaese.example',
        Birthday: '0/0/00',
      },
      {
        'First Name': 'Bo',
        Birthday: '5/4/1980',
        'E-mail Address': '/o=Dahl/ou=Exchange/cn=bo',
      },
      { Company: 'Only a company' },
    ]);
    const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const file = readFile(windows, { name: 'contacts.CSV' });
    if (file.kind !== 'read') throw new Error(file.why);
    expect(file.rows[0]).toMatchObject({
      name: 'Zoë Müller',
      employer: 'Käse AG',
      groups: ['Market', 'Press'],
    });
    expect(valuesOf(file.rows[0], 'birthday')).toEqual([]);
    expect(valuesOf(file.rows[1], 'note')).toEqual(['Birthday: 5/4/1980']);
    expect(file.rows[2]?.name).toBe('Only a company');
  });

  it('reads German titles with semicolons', () => {
    const { rows } = read(
      csv(
        OUTLOOK_GERMAN,
        [
          {
            Vorname: 'Jörg',
            Nachname: 'Weiß',
            Firma: 'Mühle; Weiß & Söhne',
            Position: 'Müller',
            'Straße geschäftlich': 'Am Bach 3',
            'Ort geschäftlich': 'Ulm',
            Mobiltelefon: '0151 555',
            'E-Mail-Adresse': 'joerg@muehle.example',
            Geburtstag: '17.05.1980',
            Webseite: 'muehle.example',
          },
        ],
        ';',
      ),
    );
    expect(rows[0]).toMatchObject({
      name: 'Jörg Weiß',
      employer: 'Mühle; Weiß & Söhne',
      role: 'Müller',
    });
    expect(valuesOf(rows[0], 'address')).toEqual(['Am Bach 3, Ulm']);
    expect(valuesOf(rows[0], 'birthday')).toEqual(['1980-05-17']);
    expect(valuesOf(rows[0], 'phone')).toEqual(['0151 555']);
  });
});

describe('address books of any content', () => {
  const cell = fc.oneof(
    // Without control characters: a file with many of them is taken for none of text, and refused in words.
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/\p{Cc}/gu, '')),
    fc.constantFrom(
      ' ::: ',
      'a@b.example',
      '"',
      'https://x.example/',
      '1/2/3',
      '* myContacts',
      '\n',
    ),
  );
  it.each([GOOGLE_2024, GOOGLE_2019, OUTLOOK_WEB, OUTLOOK_GERMAN])(
    'never throw: %.30s',
    (header) => {
      const width = header.split(',').length;
      fc.assert(
        fc.property(
          fc.array(fc.array(cell, { maxLength: width + 2 }), { maxLength: 6 }),
          (rows) => {
            const file = readText([header, ...rows.map((cells) => cells.join(','))].join('\n'));
            expect(file.kind).toBe('read');
          },
        ),
        { numRuns: 100 },
      );
    },
  );
});
