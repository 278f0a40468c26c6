import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindWords, lineWords } from './kept-line-words.ts';

describe('lineWords', () => {
  it.each([
    ['N:Lund;Noor;van;Dr.;MSc', { title: 'Name in full', text: 'Dr. Noor van Lund MSc' }],
    ['N:Lund;Noor;;;', null],
    ['ORG:Käserei\\; Lund;Ripening;Cave 2', { title: 'Department', text: 'Ripening, Cave 2' }],
    ['ORG;SORT-AS=Lund:Lund', null],
    ['ANNIVERSARY:20100605', { title: 'Anniversary', text: '5 June 2010' }],
    ['ANNIVERSARY:--0605', { title: 'Anniversary', text: '5 June' }],
    ['item1.X-ABDATE:--12-04\nitem1.X-ABLabel:Name day', { title: 'Name day', text: '4 December' }],
    ['X-KITH-COLUMN;TITLE="Billing: who":A\\, B\\nC', { title: 'Billing: who', text: 'A, B\nC' }],
    ['X-ODD:kept', null],
    ['', null],
  ])('tells %s', (line, words) => {
    expect(lineWords(line)).toEqual(words);
  });

  it('never throws, nor does kindWords', () => {
    const piece = fc.constantFrom('N', 'ORG', 'TEL', ';TYPE=', ':', '"', '\n', 'item1.', ';', '\\');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const line = pieces.join('');
        const said = [lineWords(line)?.text, kindWords(line)?.kind];
        for (const words of said) expect(words === undefined || words !== '').toBe(true);
      }),
    );
  });
});

describe('kindWords', () => {
  it.each([
    ['TEL;TYPE=CELL:+49 171 1', { field: 'phone', value: '+49 171 1', kind: 'mobile' }],
    ['TEL;TYPE=WORK,FAX;PREF=1:+49', { field: 'phone', value: '+49', kind: 'work fax' }],
    [
      'item1.EMAIL:a@b.example\nitem1.X-ABLabel:_$!<Work>!$_',
      { field: 'email', value: 'a@b.example', kind: 'Work' },
    ],
    [
      'ADR;TYPE=HOME:;;Dam 1;Amsterdam;;1012;NL',
      { field: 'address', value: 'Dam 1, Amsterdam, 1012, NL', kind: 'home' },
    ],
    ['TEL;TYPE=VOICE:+49', null],
  ])('tells %s', (line, kind) => {
    expect(kindWords(line)).toEqual(kind);
  });
});
