import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkMention, mentionIn } from './mention-rules.ts';

const said = (text: string, title: string, isExact = false) => {
  const place = mentionIn(text, title, isExact);
  return place && text.slice(place.from, place.to);
};

describe('mentionIn', () => {
  it('wants whole words, where a script has them', () => {
    expect(said('We ran the C++ drill.', 'c++')).toBe('C++');
    expect(said('hardware', 'hard')).toBe(null);
    expect(said('a\u0301Berg, e\u0301', 'Berg')).toBe(null);
    expect(said('a\u0301b', 'a\u0301')).toBe(null);
    expect(said('two\n words', 'Two words')).toBe('two\n words');
    expect(said('移行計画を書く', '移行')).toBe('移行');
    expect(said('prerelease trains', 'Release trains')).toBe(null);
  });

  it('takes a name of one word only as it is written, when asked to', () => {
    expect(said('It will rain.', 'Will', true)).toBe(null);
    expect(said('It will rain, says Will.', 'Will', true)).toBe('Will');
  });

  it('passes over links, addresses and code', () => {
    for (const text of [
      '[[Hard]] only',
      '`hard`',
      '```\nhard\n```',
      '[so hard](https://a.example/)',
      'https://a.example/hard/',
    ])
      expect(said(text, 'hard'), text).toBe(null);
  });
});

describe('linkMention', () => {
  const trains = { title: 'Release trains', link: 'Release trains' };
  it('links the words as they stand', () => {
    expect(linkMention('On release trains, again.', trains)).toBe(
      'On [[Release trains|release trains]], again.',
    );
    expect(linkMention('Release trains. Release trains.', trains)).toBe(
      '[[Release trains]]. Release trains.',
    );
    expect(linkMention('our release\ntrains run', trains)).toBe(
      'our [[Release trains|release trains]] run',
    );
  });

  it('says the kind of what is no note', () => {
    const jo = { title: 'Jo Berg', link: 'person:Jo Berg' };
    expect(linkMention('So says Jo Berg.', jo)).toBe('So says [[person:Jo Berg]].');
    expect(linkMention('so says jo berg', jo)).toBe('so says [[person:Jo Berg|jo berg]]');
  });

  it('keeps a table whole', () => {
    const jo = { title: 'Jo Berg', link: 'person:Jo Berg' };
    expect(linkMention('| who |\n|---|\n| jo berg |', jo)).toBe(
      '| who |\n|---|\n| [[person:Jo Berg\\|jo berg]] |',
    );
    expect(linkMention('| Jo Berg |', { ...jo, link: 'person:12' })).toBe(
      '| [[person:12\\|Jo Berg]] |',
    );
  });

  it('makes no link that would break', () => {
    expect(linkMention('a [b] c', { title: '[b]', link: '[b]' })).toBe(null);
    expect(linkMention('a [b] c', { title: '[b]', link: 'note:3' })).toBe(null);
    expect(linkMention('anything', { title: ' ', link: ' ' })).toBe(null);
  });

  it('changes nothing but the mention', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} Jo Berg ${after}`;
        const linked = linkMention(text, { title: 'Jo Berg', link: 'Jo Berg' });
        fc.pre(linked !== null);
        expect(linked?.replace('[[Jo Berg]]', 'Jo Berg')).toBe(text);
      }),
    );
  });
});
