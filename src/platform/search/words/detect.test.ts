import { describe, expect, it } from 'vitest';
import { detectLanguage } from './index.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'How do I get my pupils to talk about what they read at home?'],
    ['nl', 'Hoe krijg ik mijn leerlingen zover dat ze vertellen wat ze lezen?'],
    ['de', 'Wie bringe ich meine Schüler dazu, über das Gelesene zu sprechen?'],
    ['fr', 'Comment amener mes élèves à parler de ce qu’ils lisent à la maison ?'],
    ['es', '¿Cómo consigo que mis alumnos hablen de lo que leen en casa?'],
  ])('knows %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    [''],
    ['R'],
    ['node.js'],
    ['2026 - 3.5'],
    ['https://example.org/a-long-address-in-english-words'],
  ])('does not guess at %j', (text) => {
    expect(detectLanguage(text)).toBeNull();
  });
});
