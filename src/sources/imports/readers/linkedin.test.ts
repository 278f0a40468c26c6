import { describe, expect, it } from 'vitest';
import { type ReadFile, type ReadRow, readFile, rowsMax } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, name?: string) => readFile(bytesOf(text), name ? { name } : {});

function rowsOf(file: ReadFile): ReadRow[] {
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file.rows;
}

function problemsOf(file: ReadFile): string[] {
  return file.kind === 'read' ? file.problems.map((problem) => problem.text) : [];
}

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
