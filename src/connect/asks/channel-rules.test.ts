import { describe, expect, it } from 'vitest';
import type { PersonView } from '#people';
import { waysTo } from './channel-rules.ts';

type Fields = PersonView['fields'];
const values = (...all: [string, string | null, number | null][]) =>
  all.map(([value, href, pastAt]) => ({
    value,
    shown: value,
    title: null,
    href,
    pastAt,
    provenance: [],
  }));

describe('waysTo', () => {
  it('names one place once, and no address of before', () => {
    const fields: Fields = [
      {
        field: 'email',
        title: 'Email',
        values: values(['sam@before.example', null, 1], ['sam@now.example', null, null]),
      },
      {
        field: 'fediverse',
        title: 'Fediverse',
        values: values(['sam@social.example', 'https://social.example/@sam', null]),
      },
      {
        field: 'profile',
        title: 'Profile',
        values: values(['https://social.example/@sam', 'https://social.example/@sam/', null]),
      },
    ];
    expect(waysTo(fields).map(({ label }) => label)).toEqual([
      'sam@now.example',
      'sam@social.example',
    ]);
  });
});
