import { describe, expect, it } from 'vitest';
import { addressesOf, linkKey } from './link-addresses.ts';

describe('addressesOf', () => {
  it('finds a link by its kind and title, in any case', () => {
    const addresses = addressesOf([
      { wanted: 'person', title: 'Odile', target: { kind: 'person', id: 3, title: 'Odile' } },
      { wanted: 'any', title: 'Trains', target: { kind: 'goal', id: 4, title: 'Trains' } },
      { wanted: 'any', title: 'Nothing', target: null },
      { wanted: 'place', title: 'Forum', target: { kind: 'place', id: 5, title: 'Forum' } },
    ]);
    expect(addresses.get(linkKey('Person: odile'))).toBe('/people/3');
    expect(addresses.get(linkKey('trains | the words'))).toBe('/goals/4');
    expect(addresses.get(linkKey('place :forum'))).toBe('/places/5');
    expect([...addresses.values()]).toEqual(['/people/3', '/goals/4', '/places/5']);
  });
});
