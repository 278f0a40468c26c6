import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../templates/templates.ts';
import { guessKind } from './guess-kind.ts';

describe('guessKind', () => {
  it.each([
    ['Ask Mara to look at it', 'connect'],
    ['thank Jo', 'connect'],
    ['Write to Mara', 'connect'],
    ['On Friday, ask Mara how she does it', 'connect'],
    ['Coffee with Odile', 'connect'],
    ['Book a call', 'connect'],
    ['Mara fragen, wie sie es macht', 'connect'],
    ['Write three examples', 'create'],
    ['I want to draft the runbook', 'create'],
    ['Beispiele schreiben', 'create'],
    ['Écris trois exemples', 'create'],
    ['Publish what I found', 'contribute'],
    ['Then share it with the team', 'contribute'],
    ['Read the handbook', 'consume'],
    ['Finally read the book on tides', 'consume'],
    ['Das Kapitel lesen', 'consume'],
    ['The Fowler book, chapter 3', 'consume'],
  ])('takes "%s" for %s', (text, c) => {
    expect(guessKind({ text })).toEqual({ c, isSure: true });
  });

  it.each(['Sort out the budget', 'Rollback', 'Budget klären', 'Reading is hard', '…'])(
    'is not sure of "%s"',
    (text) => {
      expect(guessKind({ text }).isSure).toBe(false);
    },
  );

  it('goes by who or what was chosen where the words do not say', () => {
    const text = 'Rollback';
    expect(guessKind({ text, hasPerson: true })).toEqual({ c: 'connect', isSure: true });
    expect(guessKind({ text, hasReading: true })).toEqual({ c: 'consume', isSure: true });
    expect(guessKind({ text, hasPlace: true })).toEqual({ c: 'connect', isSure: true });
    expect(guessKind({ text: 'Read it', hasPerson: true }).c).toBe('consume');
  });

  it('is right where it is sure, on nearly all of the templates', () => {
    const guesses = TEMPLATES.flatMap(({ steps }) => steps).map(({ text, c }) => ({
      ...guessKind({ text }),
      is: c,
    }));
    const sure = guesses.filter(({ isSure }) => isSure);
    expect(sure.length / guesses.length).toBeGreaterThan(0.8);
    expect(sure.filter(({ c, is }) => c === is).length / sure.length).toBeGreaterThan(0.75);
  });
});
