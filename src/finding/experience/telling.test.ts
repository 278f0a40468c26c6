import { describe, expect, it } from 'vitest';
import { SENTENCE_CHARS_MAX, tellingOf, tellingsIn } from './telling.ts';

const toldIn = (text: string) => tellingsIn(text).map(({ told }) => told);

describe('tellingsIn', () => {
  it.each([
    'How I learned to review code',
    'What I wish I had known before on-call',
    'Ten years of rollback: lessons learned',
    'Looking back at our migration',
    'It happened to us twice',
    "I've been there, and it was no fun",
    'Terugblik op een jaar pairen',
    'Was ich gelernt habe, als der Dienst ausfiel',
    'Retour d’expérience : six mois de revue',
    'Lo que aprendí revisando código',
  ])('finds experience in "%s"', (text) => {
    expect(tellingsIn(text)[0]?.sentence).toBe(text);
  });

  it.each([
    'Release 4.2 is out',
    'A lesson plan',
    'A year of data',
    'Storytelling for teams',
    'Backlooking',
    'You should use tests',
  ])('finds none in "%s"', (text) => {
    expect(tellingsIn(text)).toEqual([]);
  });

  it.each([
    ['We switched to silent writing first', 'method'],
    ['What worked for us was silence', 'method'],
    ['Ce qui a marché : le silence', 'method'],
    ['My mistake was to answer my own questions', 'me'],
    ["I didn't prepare", 'me'],
    ['Mein Fehler war die Eile', 'me'],
    ['My manager sat in the room', 'situation'],
    ['There was no time at all', 'situation'],
    ['Mijn baas zat erbij', 'situation'],
  ] as const)('says what "%s" puts it down to', (text, told) => {
    expect(toldIn(text)).toContain(told);
  });

  it('quotes the sentence, not more than one can read', () => {
    const text = 'They are hard. Here is what we learned. More.';
    expect(tellingsIn(text)[0]?.sentence).toBe('Here is what we learned.');
    expect(tellingsIn(`Looking back ${'at it '.repeat(99)}`)[0]?.sentence).toHaveLength(
      SENTENCE_CHARS_MAX,
    );
  });
});

describe('tellingOf', () => {
  it('takes what is asked for, else the first', () => {
    const tellings = tellingsIn('We switched to silence. My manager had sat in the room.');
    expect(tellingOf(tellings, 'situation')?.sentence).toContain('manager');
    expect(tellingOf(tellings, null)?.told).toBe('method');
    expect(tellingOf([], 'me')).toBeNull();
  });
});
