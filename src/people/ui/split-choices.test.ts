import { describe, expect, it } from 'vitest';
import type { PersonView } from '../directory/schema.ts';
import { likelyCalled } from './likely-called.ts';
import { splitChoices } from './split-choices.ts';

type Fields = PersonView['fields'];
const value = (value: string, shown = value, title: string | null = null) => ({
  value,
  shown,
  title,
  href: null,
  pastAt: null,
  provenance: [],
});

describe('splitChoices', () => {
  it('says values as the page does, and what is for programs once', () => {
    const fields: Fields = [
      { field: 'birthday', title: 'Birthday', values: [value('--03-02', '2 March')] },
      { field: 'uid', title: 'Card number', values: [value('6f1c')] },
      {
        field: 'card-line',
        title: 'Other lines of a card',
        values: [
          value('ORG:Kite;Research', 'Research', 'Department'),
          value('PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ'),
        ],
      },
    ];
    expect(splitChoices(fields)).toEqual([
      { label: 'Birthday: 2 March', values: [{ field: 'birthday', value: '--03-02' }] },
      {
        label: 'Department: Research',
        values: [{ field: 'card-line', value: 'ORG:Kite;Research' }],
      },
      {
        label: 'What is kept of their card for other programs',
        values: [
          { field: 'uid', value: '6f1c' },
          { field: 'card-line', value: 'PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ' },
        ],
      },
    ]);
  });
});

describe('likelyCalled', () => {
  it('is the first part of a name that is no title', () => {
    expect(likelyCalled('Dr. Priya Raman, PhD')).toBe('Priya');
    expect(likelyCalled('Prof. Dr. J. Weiß')).toBe('Weiß');
    expect(likelyCalled('Ingrid M. Solberg')).toBe('Ingrid');
    expect(likelyCalled('J.')).toBe('J.');
    expect(likelyCalled('mira@social.example')).toBe('mira@social.example');
  });
});
