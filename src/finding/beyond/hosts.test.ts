import { describe, expect, it } from 'vitest';
import { maySomebodyOwn } from './hosts.ts';

describe('maySomebodyOwn', () => {
  it.each([
    'buymeacoffee.com',
    'journals.plos.org',
    'osf.io',
    'embeds.beehiiv.com',
    '127.0.0.1:8787/cell.com',
  ])('takes %s for nobody’s', (site) => {
    expect(maySomebodyOwn(site)).toBe(false);
  });

  it.each(['jane.beehiiv.com', 'softcell.com', 'jane.example'])(
    'takes %s for somebody’s',
    (site) => {
      expect(maySomebodyOwn(site)).toBe(true);
    },
  );
});
