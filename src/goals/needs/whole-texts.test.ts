import { describe, expect, it } from 'vitest';
import { proposeFromText } from './propose-from-text.ts';

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
      'design and operate our Kubernetes platform together with three colleagues',
      'lead incident reviews without blame',
      'turn them into improvements',
      'coach product teams in running their own services',
      'experience with Linux and infrastructure as code',
      'explain technical trade-offs to people who do not write code',
      'knowledge of observability (metrics, tracing, logs)',
      'Fluent English, Dutch',
    ],
    questions: [
      'design and operate our Kubernetes platform together with three colleagues',
      'lead incident reviews without blame',
      'turn them into improvements',
      'coach product teams in running their own services',
      'Linux and infrastructure as code',
      'explain technical trade-offs to people who do not write code',
      'observability (metrics, tracing, logs)',
      'Fluent English, Dutch',
    ],
  },
  {
    of: 'a review in sentences',
    text: `Mid-year review, Sanne. Sanne delivers reliably and colleagues trust her numbers. She should involve the sales team earlier when a forecast changes. In meetings with the board she could speak more clearly about uncertainty, and defend her conclusions when they are challenged. We would like her to delegate the monthly report to a junior analyst.`,
    needs: [
      'involve the sales team earlier when a forecast changes',
      'speak more clearly about uncertainty',
      'defend her conclusions when they are challenged',
      'delegate the monthly report to a junior analyst',
    ],
    questions: [
      'involve the sales team earlier when a forecast changes',
      'speak more clearly about uncertainty',
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
      'planst und leitest Workshops mit Kundinnen und Kunden',
      'entwickelst unsere Datenstrategie weiter',
      'Erfahrung in der Moderation von Gruppen',
      'Kenntnisse in SQL und Datenmodellierung',
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
      'begeleidt docenten bij het ontwerpen van toetsen',
      'de kwaliteit van het examenprogramma',
      'Ervaring met formatief toetsen',
      'kennis van leertheorie',
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
      'animez des ateliers de conception avec les utilisateurs',
      'êtes responsable de la feuille de route du produit',
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

describe('proposeFromText', () => {
  it.each(texts)(
    'finds what is asked in $of, and leaves what is offered',
    ({ text, needs, questions }) => {
      expect(proposeFromText(text)).toEqual({ needs, questions });
    },
  );
});
