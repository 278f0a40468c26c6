import { describe, expect, it } from 'vitest';
import { addressesOf, linkKey } from './link-addresses.ts';
import { linkFirstMention } from './link-mention.ts';

describe('linkFirstMention', () => {
  it('links the words as they stand', () => {
    expect(linkFirstMention('On release trains, again.', 'Release trains')).toBe(
      'On [[Release trains|release trains]], again.',
    );
    expect(linkFirstMention('Release trains. Release trains.', 'Release trains')).toBe(
      '[[Release trains]]. Release trains.',
    );
  });

  it('finds words over two lines, and whole words only', () => {
    expect(linkFirstMention('our release\ntrains run', 'Release trains')).toBe(
      'our [[Release trains|release trains]] run',
    );
    expect(linkFirstMention('prerelease trains', 'Release trains')).toBe(null);
  });

  it('leaves links and code alone', () => {
    expect(linkFirstMention('[[Trains]] and `Trains` and Trains', 'Trains')).toBe(
      '[[Trains]] and `Trains` and [[Trains]]',
    );
    expect(linkFirstMention('```\nTrains\n```', 'Trains')).toBe(null);
  });

  it('makes no link that would break', () => {
    expect(linkFirstMention('a [b] c', '[b]')).toBe(null);
    expect(linkFirstMention('anything', ' ')).toBe(null);
  });
});

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
    expect([...addresses.values()]).toEqual(['/people/3', '/goals/4']);
  });
});
