import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK } from './limits.ts';
import { ableWords, firstName, type OpenerFacts, openerWords } from './opener-words.ts';
import { Intent } from './schema.ts';

const KNOWN: OpenerFacts = {
  name: 'Bo Lund',
  about: 'Canaries in the small',
  able: 'Roll back a bad release quickly.',
  question: 'How do you decide when to roll back?',
  gives: [
    { title: 'My runbook', url: null },
    { title: 'A month of canaries', url: 'https://ada.example/canaries' },
  ],
};
const UNKNOWN: OpenerFacts = { name: null, about: null, able: '', question: null, gives: [] };
const blanksIn = (text: string) => text.split(BLANK).length - 1;
const DECLINABLE: Record<Intent, string> = {
  ask: 'just say no',
  thank: 'You need not answer',
  share: 'If it is not, leave it',
  challenge: 'If you would rather not',
  introduce: 'If not, just say so',
};

describe('openerWords', () => {
  it('asks one specific question', () => {
    expect(openerWords('ask', KNOWN)).toBe(
      `Hello Bo,

I am writing because of your piece “Canaries in the small”. I want to be able to roll back a bad release quickly, and I have one question for you.

My question: How do you decide when to roll back?

Perhaps of use to you in return:
- My runbook
- A month of canaries: https://ada.example/canaries

A line or two would help me. If this is not a good time, or not for you, just say no: that is fine.

Thank you.`,
    );
  });

  it('makes a question of the member’s own out of a subject', () => {
    const opener = openerWords('ask', { ...KNOWN, question: 'canary releases for small teams.' });
    expect(opener).toContain('It is about this: canary releases for small teams. My question: …');
  });

  it.each([
    ['thank', 'Thank you for “Canaries in the small”', 1],
    ['share', '- My runbook\n- A month of canaries: https://ada.example/canaries', 1],
    ['challenge', 'You write that …. Could it also be that …?', 2],
    ['introduce', 'May I introduce you to …?', 4],
  ] as const)('leaves to the member what nobody else knows: %s', (intent, words, blanks) => {
    const opener = openerWords(intent, KNOWN);
    expect(opener).toContain(words);
    expect(blanksIn(opener)).toBe(blanks);
  });

  it.each(Intent.options)('is easy to decline and short: %s', (intent) => {
    const opener = openerWords(intent, { ...KNOWN, gives: [] });
    expect(opener).toContain(DECLINABLE[intent]);
    expect(opener.split(/\s+/).length).toBeLessThan(100);
  });

  it.each(Intent.options)('invents nothing where nothing is known: %s', (intent) => {
    const opener = openerWords(intent, UNKNOWN);
    expect(opener.startsWith('Hello …,\n\n')).toBe(true);
    expect(blanksIn(opener)).toBeGreaterThanOrEqual(3);
    expect(opener).not.toMatch(/null|undefined|“”|\n{3}| {2}/);
  });

  it('holds whatever it is given, on one line and inside its quotation marks', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    // Only the title stands inside quotation marks; elsewhere the member's own are the member's.
    const unquoted = text.map((one) => one.replace(/[“”]/g, ''));
    const facts = fc.record({
      name: fc.option(unquoted),
      about: fc.option(text),
      able: unquoted,
      question: fc.option(unquoted),
      gives: fc.constant([]),
    });
    fc.assert(
      fc.property(fc.constantFrom(...Intent.options), facts, (intent, given) => {
        const opener = openerWords(intent, given);
        expect(opener).toMatch(/^Hello [^\n]+,\n\n/);
        expect(opener.split('“').length).toBe(opener.split('”').length);
        expect(opener).not.toContain('\n\n\n');
      }),
    );
  });

  it('cuts a long title at a word, not with the sign of a blank', () => {
    const opener = openerWords('thank', { ...KNOWN, about: 'canary '.repeat(60) });
    expect(opener).toContain('canary ...”');
    expect(blanksIn(opener)).toBe(1);
  });
});

describe('firstName', () => {
  it.each([
    ['Bo Lund', 'Bo'],
    ['Bo', 'Bo'],
    ['  Bo\tLund ', 'Bo'],
    ['Lund, Bo', 'Bo'],
    ['Dr. Bo Lund', 'Bo'],
    ['Prof. Dr. Bo Lund', 'Bo'],
    ['Bo Lund, PhD', 'Bo'],
    ['Bo Lund (she/her)', 'Bo'],
    ['Bo Lund | Lund Labs', 'Bo'],
    ['Anne-Marie de Wit', 'Anne-Marie'],
    ['Élodie Faure', 'Élodie'],
    ['M’hamed Aziz', 'M’hamed'],
    ['山田太郎', '山田太郎'],
    ['Mira Musterfrau', 'Mira'],
    ['J. R. Lund', null],
    ['J.R. Lund', null],
    ['bo.example', null],
    ['@bo@lund.example', null],
    ['The Canary Post', null],
    ['Canary Weekly', null],
    ['Lund Blog', null],
    ['bo1972', null],
    ['🦜', null],
    ['', null],
  ])('of %j is %j', (name, first) => {
    expect(firstName(name)).toBe(first);
  });
});

describe('ableWords', () => {
  it.each([
    ['Roll back a release.', 'roll back a release'],
    ['to roll back', 'roll back'],
    ['be able to roll back', 'roll back'],
    ['I want to be able to roll back …', 'roll back'],
    ['SQL without fear', 'SQL without fear'],
    ['iOS apps', 'iOS apps'],
    ['tolerate failure', 'tolerate failure'],
    ['roll back\nand sleep', 'roll back'],
    ['  ', BLANK],
    ['I want to', BLANK],
    ['', BLANK],
  ])('of %j is %j', (able, words) => {
    expect(ableWords(able)).toBe(words);
  });
});
