import { describe, expect, it } from 'vitest';
import { askQuestion, askWords } from './ask-words.ts';
import { type Suspect, suspectOf } from './suspect-rules.ts';

describe('askWords', () => {
  const facts = {
    firstName: 'Marit',
    able: 'roll back a release',
    about: 'Rehearsing “rollbacks”',
    difficulty: 'I read a lot and rehearse little',
    tried: 'A day blocked for it.',
    hoped: 'one thing to drop',
    suspect: 'unsure' as const,
  };

  it('says the situation, what was tried and what would help, and is easily declined', () => {
    const words = askWords(facts);
    for (const part of [
      'Hello Marit,',
      'Your “Rehearsing ’rollbacks’” makes me think',
      'I want to be able to roll back a release. What does not go as I had hoped: I read a lot and rehearse little.',
      'What I tried: A day blocked for it.\n',
      'whether it was me, the way I went about it, or the situation',
      'What would help me: one thing to drop.',
      'just say no',
    ])
      expect(words).toContain(part);
  });

  it('says what is suspected, and asks for that', () => {
    const ask = (suspect: Suspect) => askWords({ ...facts, suspect });
    expect(ask('method')).toContain('How did you go about it');
    expect(ask('me')).toContain('What did you have to learn');
    expect(ask('situation')).toContain('What was it like where you are');
    expect(askQuestion({ ...facts, suspect: 'method', also: [] })).toBe(
      'I read a lot and rehearse little. I suspect the way I went about it. How did you go about it, and what would you do differently today?',
    );
  });

  it('leaves a blank for what it does not know and claims nothing', () => {
    const words = askWords({ ...facts, firstName: null, about: null, tried: '', hoped: '' });
    expect(words).toContain('Hello …,');
    expect(words).toContain('What I tried: …');
    expect(words).not.toContain('Your “');
  });

  it('cuts a long title at a word', () => {
    const words = askWords({ ...facts, about: 'word '.repeat(60) });
    expect(words).toContain('word ...”');
  });
});

describe('suspectOf', () => {
  it.each([
    [[], 'unsure'],
    [['strategy', 'people'], 'method'],
    [['effort'], 'me'],
    [['circumstances'], 'situation'],
    [['strategy', 'circumstances'], 'unsure'],
  ] as const)('takes %s for %s', (causes, suspect) => {
    expect(suspectOf(causes)).toBe(suspect);
  });
});
