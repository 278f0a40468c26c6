import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { WAYS } from '../ways-rules.ts';
import { type ReadFile, type ReadRow, readFile } from './index.ts';

function read(rows: Record<string, string>): Extract<ReadFile, { kind: 'read' }> {
  const text = papaparse.unparse([rows], { newline: '\r\n' });
  const file = readFile(new TextEncoder().encode(text), { name: 'contacts.csv' });
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file;
}
const valuesOf = (row: ReadRow | undefined, field: string) =>
  (row?.more ?? []).filter((one) => one.field === field).map(({ value }) => value);

describe('readFile on all that Google writes of a contact', () => {
  it('keeps everything of the current form', () => {
    const file = read({
      'First Name': 'Noor',
      'Last Name': 'Lund',
      'Phonetic First Name': 'Nuur',
      'Name Prefix': 'Dr.',
      'Name Suffix': 'MSc',
      'File As': 'Lund, Noor',
      'Organization Name': 'Käserei; Lund',
      'Organization Title': 'Head',
      'Organization Department': 'Ripening',
      Photo: 'https://photos.example/1',
      Labels: '* myContacts',
      'E-mail 1 - Label': 'Work',
      'E-mail 1 - Value': 'Noor@lund.example',
      'Phone 1 - Label': 'Mobile',
      'Phone 1 - Value': '+49 171 1',
      'Phone 2 - Label': 'Reception',
      'Phone 2 - Value': '+49 731 1',
      'Address 1 - Label': 'Home',
      'Address 1 - Formatted': 'Am Bach 3\n89073 Ulm',
      'Address 1 - Street': 'Am Bach 3',
      'Address 1 - City': 'Ulm',
      'Relation 1 - Label': 'Assistant',
      'Relation 1 - Value': 'Bo Dahl',
      'Event 1 - Label': 'Anniversary',
      'Event 1 - Value': '2010-06-05',
      'Event 2 - Label': 'Graduation',
      'Event 2 - Value': '2001-07-01',
      'Event 3 - Label': 'Name day',
      'Event 3 - Value': '--12-04',
      'Custom Field 1 - Label': 'Badge',
      'Custom Field 1 - Value': '77',
      Pronouns: 'she/her',
    });
    const [row] = file.rows;
    expect(row).toMatchObject({ name: 'Noor Lund MSc', employer: 'Käserei; Lund', role: 'Head' });
    expect(valuesOf(row, 'related')).toEqual(['assistant: Bo Dahl']);
    expect(valuesOf(row, 'note')).toEqual(['badge: 77']);
    expect(valuesOf(row, 'address')).toEqual(['Am Bach 3, 89073 Ulm']);
    expect(valuesOf(row, 'card-line')).toEqual([
      'N:Lund;Noor;;Dr.;MSc',
      'ORG:Käserei\\; Lund;Ripening',
      'EMAIL;TYPE=WORK:noor@lund.example',
      'TEL;TYPE=CELL:+49 171 1',
      'ANNIVERSARY:20100605',
      'ADR;TYPE=HOME:;;Am Bach 3\\, 89073 Ulm;;;;',
      'item1.TEL:+49 731 1\nitem1.X-ABLabel:Reception',
      'item1.X-ABDATE:2001-07-01\nitem1.X-ABLabel:Graduation',
      'item1.X-ABDATE:--12-04\nitem1.X-ABLabel:Name day',
      'X-KITH-COLUMN;TITLE=Phonetic First Name:Nuur',
      'X-KITH-COLUMN;TITLE=Pronouns:she/her',
    ]);
    expect(file.problems.map(({ text }) => text)).toEqual([
      'These columns were not taken, as Kith has no use for them: File As, Photo.',
    ]);
  });

  it('keeps everything of the older form', () => {
    const file = read({
      Name: 'Dr. Bo Dahl',
      'Given Name': 'Bo',
      'Family Name': 'Dahl',
      'Name Prefix': 'Dr.',
      Gender: 'Unspecified',
      Occupation: 'Baker',
      Hobby: 'Bees',
      'Group Membership': '* myContacts',
      'Organization 1 - Type': '',
      'Organization 1 - Name': 'Dahl & Co',
      'Organization 1 - Department': 'Bread',
      'Event 1 - Type': 'Anniversary',
      'Event 1 - Value': ' --06-05',
    });
    const [row] = file.rows;
    expect(valuesOf(row, 'interest')).toEqual(['Bees']);
    expect(valuesOf(row, 'card-line')).toEqual([
      'N:Dahl;Bo;;Dr.;',
      'ORG:Dahl & Co;Bread',
      'ANNIVERSARY:--0605',
      'X-KITH-COLUMN;TITLE=Occupation:Baker',
    ]);
    expect(file.problems).toEqual([]);
  });

  it('takes a label for its words, also where JavaScript has something of that name', () => {
    const [row] = read({
      'First Name': 'Bo',
      'Last Name': 'Dahl',
      'Organization Name': 'Dahl & Co',
      'E-mail 1 - Label': 'Work',
      'E-mail 1 - Value': 'bo@dahl.example',
      Labels: '* myContacts',
      'Phone 1 - Label': 'Constructor',
      'Phone 1 - Value': '+45 1',
    }).rows;
    expect(valuesOf(row, 'card-line')).toContain('item1.TEL:+45 1\nitem1.X-ABLabel:Constructor');
  });
});

describe('readFile on what is none of its lists', () => {
  it('names every kind of list that the page of bringing in names', () => {
    for (const bytes of ['%PDF-1.7', 'Dear Jane, thank you.', '{"a": 1}']) {
      const file = readFile(new TextEncoder().encode(bytes));
      for (const { named } of WAYS) expect(file.kind === 'unreadable' && file.why).toContain(named);
    }
  });
});
