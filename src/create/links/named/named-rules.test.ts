import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '#people';
import { foldWords } from '../../notes/fold.ts';
import { isOneWord, linkMention, mentionIn } from '../mention-rules.ts';
import { NamesByWord } from './named-rules.ts';

const person = (title: string) => ({ title, key: nameKey(title) });
const note = (title: string) => ({ title, key: foldWords(title) });
const PEOPLE = ['Anna', 'Anna Berg', 'Will', 'Grace Öztürk', "Ann O'Brien", 'Jean-Luc', '山田'];
const names = new NamesByWord([
  ...PEOPLE.map(person),
  ...['Release trains', 'C++', 'A', 'Rollback: how', 'Plan'].map(note),
]);
const named = (text: string) => names.in(text).map(({ of }) => of.title);

describe('NamesByWord', () => {
  it.each([
    ['So says Anna Berg.', ['Anna Berg']],
    ['Anna Berg, then Anna alone.', ['Anna Berg', 'Anna']],
    ["anna berg's and Anna’s", ['Anna Berg', 'Anna']],
    ['It will rain, says Will.', ['Will']],
    ['d’Anna, jean-luc and Jean-Luc', ['Anna', 'Jean-Luc']],
    ["Ann O'Brien and grace öztürk", ["Ann O'Brien", 'Grace Öztürk']],
    ['on release\n  trains, in C++: a plan', ['Release trains', 'C++']],
    ['Rollback: how? Rollback how', ['Rollback: how']],
    ['昨日山田と話した', ['山田']],
    ['[[Anna Berg]] `Anna` https://x.example/Anna [Plan](a)', []],
    ['Annabel, Bergamo, prerelease trains', []],
    ['', []],
  ])('finds in %j %j', (text, titles) => expect(named(text)).toEqual(titles));

  it('says where, so that a link can stand there', () => {
    const [found] = names.in('We ran release trains.');
    expect(found?.place).toEqual({ from: 7, to: 21 });
    expect(
      linkMention('We ran release trains.', { title: 'Release trains', link: 'Release trains' }),
    ).toBe('We ran [[Release trains|release trains]].');
  });

  it('finds nothing that is not there, and whatever stands by itself', () => {
    const words = fc.constantFrom('Anna', 'Berg', 'Will', 'will', 'x', '.', '\n', 'release trains');
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom(...PEOPLE), (around, title) => {
        const text = `${around.join(' ')} # ${title} # ${around.join(' ')}`;
        const found = names.in(text);
        expect(found.map(({ of }) => of.title)).toContain(title);
        for (const { of, place } of found) {
          const there = text.slice(place.from, place.to);
          expect(mentionIn(there, of.title, isOneWord(of.title))).toEqual({
            from: 0,
            to: there.length,
          });
        }
      }),
    );
  });
});
