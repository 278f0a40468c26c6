import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../templates/templates.ts';
import { guessKind } from './guess-kind.ts';

describe('guessKind', () => {
  it.each([
    ['Ask Mara to look at it', 'connect'],
    ['thank Jo', 'connect'],
    ['Write to Mara', 'connect'],
    ['Write three examples', 'create'],
    ['Publish what I found', 'contribute'],
    ['Read the handbook', 'consume'],
    ['Asking is hard', 'consume'],
    ['Écris trois exemples', 'create'],
  ])('takes "%s" for %s', (text, c) => {
    expect(guessKind(text)).toBe(c);
  });
  it('agrees with most of the templates', () => {
    const steps = TEMPLATES.flatMap((template) => template.steps);
    const right = steps.filter(({ text, c }) => guessKind(text) === c);
    expect(right.length / steps.length).toBeGreaterThan(0.5);
  });
});
