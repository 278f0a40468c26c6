import { describe, expect, it } from 'vitest';
import { keysOfSite, sitesOfKey } from './site-keys.ts';

describe('sites and keys', () => {
  it.each(['noor.example', 'noor.example/notes', 'social.example/@noor'])(
    'lead to each other: %s',
    (site) => {
      for (const key of keysOfSite(site)) expect(sitesOfKey(key)).toEqual([site]);
    },
  );

  it('are none for other keys, nor for half an account', () => {
    expect(keysOfSite('social.example/@noor')).toContain('acct:noor@social.example');
    expect(['mailto:a@b.example', 'acct:noor', 'acct:@b'].flatMap(sitesOfKey)).toEqual([]);
  });
});
