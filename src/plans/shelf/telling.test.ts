import { describe, expect, it } from 'vitest';
import { SENTENCE_CHARS_MAX, tellingSentence } from './telling.ts';

describe('tellingSentence', () => {
  it.each([
    'How I learned to review code',
    'What I wish I had known before on-call',
    'Ten years of rollback: lessons learned',
    'Looking back at our migration',
    'Terugblik op een jaar pairen',
    'Was ich gelernt habe, als der Dienst ausfiel',
    'Retour d’expérience : six mois de revue',
    'Lo que aprendí revisando código',
  ])('finds it in "%s"', (title) => {
    expect(tellingSentence(title, '')).toBe(title);
  });
  it.each([
    'Release 4.2 is out',
    'A lesson plan',
    'A year of data',
    'Storytelling for teams',
    'Backlooking',
  ])('finds nothing in "%s"', (title) => {
    expect(tellingSentence(title, 'It is fast.')).toBeNull();
  });
  it('quotes the sentence of the text, not more than one can read', () => {
    expect(tellingSentence('Reviews', 'They are hard. Here is what we learned. More.')).toBe(
      'Here is what we learned.',
    );
    const long = `Looking back ${'at it '.repeat(99)}`;
    expect(tellingSentence('x', long)).toHaveLength(SENTENCE_CHARS_MAX);
  });
});
