import { describe, expect, it } from 'vitest';
import { safeNext } from './entrance.ts';

describe('safeNext', () => {
  it('keeps addresses inside Kith', () => {
    expect(safeNext('/goals/12?tab=people#top')).toBe('/goals/12?tab=people#top');
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/a\\b',
    'https://evil.example',
    'javascript:alert(1)',
    'goals',
    '',
    7,
    undefined,
    '/sign-in?next=/goals',
  ])('turns %j into the start page', (wanted) => {
    expect(safeNext(wanted)).toBe('/');
  });
});
