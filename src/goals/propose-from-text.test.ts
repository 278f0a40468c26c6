import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASTED_CHARS_MAX, QUESTION_CHARS_MAX } from './limits.ts';
import { NEEDS_MAX, proposeFromText, TEXT_QUESTIONS_MAX } from './propose-from-text.ts';

const texts: { of: string; text: string; needs: string[]; questions: string[] }[] = [
  {
    of: 'a job advert',
    text: `Senior Platform Engineer

About us
We are a friendly company of 80 people in Utrecht that makes software for libraries.

What you will do
• Design and operate our Kubernetes platform together with three colleagues
• Lead incident reviews without blame and turn them into improvements
• Coach product teams in running their own services

Your profile
• 5+ years of experience with Linux and infrastructure as code
• Proven ability to explain technical trade-offs to people who do not write code
• Strong knowledge of observability (metrics, tracing, logs)
• Fluent English, Dutch is a plus

What we offer
• 30 days of holiday
• A laptop of your choice`,
    needs: [
      'Design and operate our Kubernetes platform together with three colleagues',
      'Lead incident reviews without blame and turn them into improvements',
      'Coach product teams in running their own services',
      '5+ years of experience with Linux and infrastructure as code',
      'Proven ability to explain technical trade-offs to people who do not write code',
      'Strong knowledge of observability (metrics, tracing, logs)',
      'Fluent English, Dutch is a plus',
    ],
    questions: [
      'Design and operate our Kubernetes platform together with three colleagues',
      'Lead incident reviews without blame',
      'turn them into improvements',
      'Coach product teams in running their own services',
      'Linux and infrastructure as code',
      'explain technical trade-offs to people who do not write code',
      'observability (metrics, tracing, logs)',
      'Fluent English, Dutch is a plus',
    ],
  },
  {
    of: 'a review in sentences',
    text: `Mid-year review, Sanne. Sanne delivers reliably and colleagues trust her numbers. She should involve the sales team earlier when a forecast changes. In meetings with the board she could speak more clearly about uncertainty, and defend her conclusions when they are challenged. We would like her to delegate the monthly report to a junior analyst.`,
    needs: [
      'She should involve the sales team earlier when a forecast changes.',
      'In meetings with the board she could speak more clearly about uncertainty, and defend her conclusions when they are challenged.',
      'We would like her to delegate the monthly report to a junior analyst.',
    ],
    questions: [
      'involve the sales team earlier when a forecast changes',
      'meetings with the board she could speak more clearly about uncertainty',
      'defend her conclusions when they are challenged',
      'delegate the monthly report to a junior analyst',
    ],
  },
  {
    of: 'a German advert',
    text: `Deine Aufgaben:
- Du planst und leitest Workshops mit Kundinnen und Kunden
- Du entwickelst unsere Datenstrategie weiter

Dein Profil:
- Mehrjährige Erfahrung in der Moderation von Gruppen
- Sehr gute Kenntnisse in SQL und Datenmodellierung
- Sicherer Umgang mit Konflikten

Wir bieten:
- Flexible Arbeitszeiten
- Ein Jobrad`,
    needs: [
      'Du planst und leitest Workshops mit Kundinnen und Kunden',
      'Du entwickelst unsere Datenstrategie weiter',
      'Mehrjährige Erfahrung in der Moderation von Gruppen',
      'Sehr gute Kenntnisse in SQL und Datenmodellierung',
      'Sicherer Umgang mit Konflikten',
    ],
    questions: [
      'planst und leitest Workshops mit Kundinnen und Kunden',
      'entwickelst unsere Datenstrategie weiter',
      'Moderation von Gruppen',
      'SQL und Datenmodellierung',
    ],
  },
  {
    of: 'a Dutch advert',
    text: `Wat ga je doen?
- Je begeleidt docenten bij het ontwerpen van toetsen
- Je bent verantwoordelijk voor de kwaliteit van het examenprogramma

Wat vragen wij?
- Ervaring met formatief toetsen
- Goede kennis van leertheorie
Wij bieden:
- een goed salaris`,
    needs: [
      'Je begeleidt docenten bij het ontwerpen van toetsen',
      'Je bent verantwoordelijk voor de kwaliteit van het examenprogramma',
      'Ervaring met formatief toetsen',
      'Goede kennis van leertheorie',
    ],
    questions: [
      'begeleidt docenten bij het ontwerpen van toetsen',
      'kwaliteit van het examenprogramma',
      'formatief toetsen',
    ],
  },
  {
    of: 'a French advert',
    text: `Vos missions :
- Vous animez des ateliers de conception avec les utilisateurs
- Vous êtes responsable de la feuille de route du produit
Profil :
- Solide expérience en recherche utilisateur
- Bonne connaissance de l'accessibilité numérique
Nous offrons :
- Télétravail`,
    needs: [
      'Vous animez des ateliers de conception avec les utilisateurs',
      'Vous êtes responsable de la feuille de route du produit',
      'Solide expérience en recherche utilisateur',
      "Bonne connaissance de l'accessibilité numérique",
    ],
    questions: [
      'animez des ateliers de conception avec les utilisateurs',
      'feuille de route du produit',
      'recherche utilisateur',
      'accessibilité numérique',
    ],
  },
  {
    of: 'a Spanish advert',
    text: `Responsabilidades:
- Diseñar campañas de comunicación interna
- Medir el impacto de cada campaña
Requisitos:
- Experiencia en gestión de crisis
- Conocimientos sólidos de analítica web
Ofrecemos:
- Seguro médico`,
    needs: [
      'Diseñar campañas de comunicación interna',
      'Medir el impacto de cada campaña',
      'Experiencia en gestión de crisis',
      'Conocimientos sólidos de analítica web',
    ],
    questions: [
      'Diseñar campañas de comunicación interna',
      'Medir el impacto de cada campaña',
      'gestión de crisis',
      'analítica web',
    ],
  },
];

/** Text as it looks on a page: one space where there was any white space. */
const flat = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ');

describe('proposeFromText', () => {
  it.each(texts)(
    'finds what is asked in $of, and leaves what is offered',
    ({ text, needs, questions }) => {
      expect(proposeFromText(text)).toEqual({ needs, questions });
    },
  );

  it.each(['', 'hello', 'I want to', '•', '\n- \n- '])('makes up nothing from %j', (text) => {
    expect(proposeFromText(text)).toEqual({ needs: [], questions: [] });
  });

  it('keeps what is offered where there is nothing else', () => {
    const { needs } = proposeFromText('What we offer:\n- You learn to lead a team\n- A desk');
    expect(needs).toEqual(['You learn to lead a team', 'A desk']);
  });

  const words = fc.constantFrom(
    '\n',
    '\n- ',
    '\n• ',
    '\n1. ',
    'About us\n',
    'Requirements:\n',
    '. ',
    'you must',
    'experience with',
    'Sie müssen',
    'und',
    'and the',
    'between',
    'entre',
    '5+ years',
    'release',
    'sécurité',
    '移行。',
    '🦊',
    'x'.repeat(400),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 600 }),
    fc.array(words, { maxLength: 150 }).map((list) => list.join(' ')),
  );
  it('gives a few different pieces of the text, whatever that is', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const { needs, questions } = proposeFromText(pasted);
        expect(needs.length).toBeLessThanOrEqual(NEEDS_MAX);
        expect(questions.length).toBeLessThanOrEqual(TEXT_QUESTIONS_MAX);
        for (const list of [needs, questions]) {
          expect(new Set(list).size).toBe(list.length);
          for (const piece of list) {
            expect(piece.trim()).not.toBe('');
            expect(piece.length).toBeLessThanOrEqual(QUESTION_CHARS_MAX);
            expect(flat(pasted).includes(piece), piece).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(['- a\n', 'must. ', 'and the ', 'between ', '移。', ':\n'])(
    'gets through the longest text made of %j alone',
    (piece) => {
      const longest = piece.repeat(PASTED_CHARS_MAX).slice(0, PASTED_CHARS_MAX);
      const { questions } = proposeFromText(`${longest}`);
      expect(questions.length).toBeLessThanOrEqual(TEXT_QUESTIONS_MAX);
    },
  );
});
