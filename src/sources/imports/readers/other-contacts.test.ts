import { describe, expect, it } from 'vitest';
import { readFile } from './index.ts';

const readText = (text: string) =>
  readFile(new TextEncoder().encode(text), { name: 'contacts.csv' });
const csv = (header: string, row: Record<string, string>, separator: string): string => {
  const titles = header.split(',');
  const cells = titles.map((title) => row[title] ?? '');
  return `${titles.join(separator)}\r\n${cells.join(separator)}\r\n`;
};

describe('readFile on contacts of a program that Kith does not know', () => {
  it.each([
    [
      'Thunderbird',
      'First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Organization,Web Page 1',
      { 'Display Name': 'Omar Haddad', 'Work Phone': '+1', 'Web Page 1': 'https://omar.example' },
    ],
    [
      'a program in Swedish',
      'Titel,Förnamn,Efternamn,Företag,Telefon (arbete),Mobiltelefon,E-postadress,Webbsida',
      { Efternamn: 'Berg', 'E-postadress': 'luc@berg.example', Webbsida: 'luc.example' },
    ],
  ])('says what to do with those of %s, and makes nobody of their cells', (_, header, row) => {
    for (const separator of [',', ';']) {
      const file = readText(csv(header, row, separator));
      const why = file.kind === 'unreadable' ? file.why : '';
      expect(why).toContain('columns that Kith does not know');
      expect(why).toContain('Export the contacts as vCards (.vcf)');
    }
  });

  it('still reads the sites of a table that holds sites', () => {
    const table =
      'Name,Blog,Country,Field,Employer,E-mail\nAda Lund,https://ada.example/,SE,Maps,Dahl,\n';
    const file = readText(table);
    expect(file.kind === 'read' && file.rows).toMatchObject([
      { name: 'Ada Lund', siteUrl: 'https://ada.example/' },
    ]);
  });
});

describe('readFile on a company among contacts of Google', () => {
  it('keeps it under its name, also where nothing says how to file it', () => {
    const header = 'First Name,Last Name,Organization Name,Labels,E-mail 1 - Value';
    const company = { 'Organization Name': 'Dairy', 'E-mail 1 - Value': 'hi@dairy.example' };
    const file = readText(csv(header, company, ','));
    expect(file.kind === 'read' && file.rows).toMatchObject([{ name: 'Dairy', employer: 'Dairy' }]);
  });
});
