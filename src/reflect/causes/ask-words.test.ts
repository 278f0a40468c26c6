import { describe, expect, it } from 'vitest';
import { askWords } from './ask-words.ts';

describe('askWords', () => {
  const facts = {
    firstName: 'Marit',
    able: 'roll back a release',
    about: 'Rehearsing “rollbacks”',
    difficulty: 'I read a lot and rehearse little',
    tried: 'A day blocked for it.',
    hoped: 'one thing to drop',
  };

  it('says the situation, what was tried and what would help, and is easily declined', () => {
    const words = askWords(facts);
    for (const part of [
      'Hello Marit,',
      'Your “Rehearsing ’rollbacks’” makes me think',
      'I want to be able to roll back a release. What does not go as I had hoped: I read a lot and rehearse little.',
      'What I tried: A day blocked for it.\n',
      'whether it is me, the way I go about it, or the situation',
      'What would help me: one thing to drop.',
      'just say no',
    ])
      expect(words).toContain(part);
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
