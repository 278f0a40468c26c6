import { describe, expect, it } from 'vitest';
import { bagOf, bestTouch, termsOnBothSides, touchOf } from './touching.ts';

const bag = (title: string, body = '') => bagOf({ title, body }, 'en');
const among = (texts: number, counts: Record<string, number> = {}) => ({
  texts,
  textsWith: (term: string) => counts[term] ?? 0,
});

describe('touchOf', () => {
  it.each([
    [
      'two telling words',
      bag('Rollback drills', 'with canaries'),
      bag('Notes', 'A rollback and its canaries'),
      true,
    ],
    ['one telling word in both titles', bag('Rollback'), bag('On rollback'), true],
    [
      'one telling word in the bodies',
      bag('Monday', 'a rollback'),
      bag('Tuesday', 'one rollback'),
      false,
    ],
    [
      'two telling words in the bodies, under other titles',
      bag('Monday', 'a canary, a rollback'),
      bag('Tuesday', 'one rollback, one canary'),
      false,
    ],
    ['numbers', bag('2024: 10 of 12'), bag('10 and 12 in 2024'), false],
    ['nothing', bag('Cheese'), bag('Rollback'), false],
    ['no words', bag(''), bag(''), false],
  ])('by %s', (_, mine, theirs, isTouch) => {
    expect(touchOf(mine, theirs, among(1000)) !== null).toBe(isTouch);
  });

  it('does not count words that many others write', () => {
    const [mine, theirs] = [bag('Software team rollback'), bag('Our software team')];
    const terms = termsOnBothSides([mine], [theirs]);
    expect(terms).toHaveLength(2);
    const [software = '', team = ''] = terms;
    expect(touchOf(mine, theirs, among(1000, { [software]: 400, [team]: 300 }))).toBeNull();
    expect(touchOf(mine, theirs, among(1000, { [software]: 4, [team]: 300 }))?.terms).toEqual([
      software,
    ]);
  });

  it('names the rarest first', () => {
    const text = bag('Canary rollback');
    const [canary = '', rollback = ''] = text.all;
    expect(touchOf(text, text, among(1000, { [canary]: 9 }))?.terms).toEqual([rollback, canary]);
  });

  it('weighs a word in a title more', () => {
    const theirs = bag('Canary rollback');
    const [inTitle, inBody] = [bag('Canary rollback'), bag('Notes', 'canary rollback')].map(
      (mine) => touchOf(mine, theirs, among(1000))?.weight ?? 0,
    );
    expect(inTitle).toBeGreaterThan(inBody ?? 0);
  });

  it('does not grow with the length of texts', () => {
    const words = Array.from(
      { length: 60 },
      (_, at) => `subject${String.fromCharCode(97 + (at % 26))}${'x'.repeat(at % 9)}`,
    );
    expect(
      touchOf(bag(words.join(' ')), bag('', words.join(' ')), among(1000))?.terms,
    ).toHaveLength(6);
  });
});

describe('bestTouch', () => {
  it('takes the entry touched most, and the first of equals', () => {
    const theirs = [
      { name: 'weak', bag: bag('Notes', 'canary rollback') },
      { name: 'first', bag: bag('Canary rollback') },
      { name: 'second', bag: bag('Rollback canary') },
    ];
    expect(bestTouch(bag('Canary rollback'), theirs, among(500))?.touched.name).toBe('first');
    expect(bestTouch(bag('Cheese'), theirs, among(500))).toBeNull();
  });
});
