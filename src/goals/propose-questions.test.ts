import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUESTION_CHARS_MAX, TEXT_CHARS_MAX } from './limits.ts';
import { PROPOSALS_MAX, proposeQuestions } from './propose-questions.ts';

const goals: { of: string; need: string; able: string; proposals: string[] }[] = [
  {
    of: 'an engineer',
    need: 'Our releases break production and nobody dares to deploy on Fridays',
    able: 'plan and run safe database migrations without downtime, and roll back a bad release quickly',
    proposals: [
      'safe database migrations without downtime',
      'roll back a bad release quickly',
      'releases break production',
      'nobody dares to deploy on Fridays',
    ],
  },
  {
    of: 'a team lead who asks a question',
    need: 'Two people left since spring and I do not know why. How do other leads notice that somebody is about to leave?',
    able: 'I want to learn how to give feedback that people can use, and to lead retrospectives where quiet people speak up.',
    proposals: [
      'how to give feedback that people can use',
      'lead retrospectives where quiet people speak up',
      'Two people left since spring and I do not know why',
      'How do other leads notice that somebody is about to leave?',
    ],
  },
  {
    of: 'a teacher',
    need: 'We are a school with 40 teachers; everybody uses ChatGPT but nobody has agreed on rules.',
    able: 'design assignments that still make sense with AI, and write a fair policy with students and parents',
    proposals: [
      'design assignments that still make sense with AI',
      'write a fair policy with students and parents',
      'school with 40 teachers',
      'everybody uses ChatGPT',
      'nobody has agreed on rules',
    ],
  },
  {
    of: 'somebody who writes a list',
    need: 'Customers churn after the second invoice because onboarding stops after the demo',
    able: 'run customer interviews:\n- recruit the right people\n- ask without leading\n- turn notes into decisions',
    proposals: [
      'customer interviews',
      'recruit the right people',
      'ask without leading',
      'turn notes into decisions',
      'Customers churn after the second invoice',
      'onboarding stops after the demo',
    ],
  },
  {
    of: 'somebody who says what they do not want',
    need: "Our team can't estimate; we don't ship what we promised",
    able: 'use probabilistic forecasting (Monte Carlo) instead of story points and explain it to managers who want dates',
    proposals: [
      'probabilistic forecasting (Monte Carlo) instead of story points',
      'explain it to managers who want dates',
      "team can't estimate",
      "we don't ship what we promised",
    ],
  },
  {
    of: 'somebody who names two objects of one verb',
    need: '',
    able: 'decide with data which of our marketing channels to stop and explain that decision to the founder and to the agency',
    proposals: [
      'decide with data which of our marketing channels to stop',
      'explain that decision to the founder and to the agency',
    ],
  },
  {
    of: 'somebody who weighs one thing against another',
    need: '',
    able: 'explain the trade-offs between consistency and availability to people who do not write code',
    proposals: [
      'explain the trade-offs between consistency and availability to people who do not write code',
    ],
  },
  {
    of: 'somebody of long sentences',
    need: '',
    able: 'review the design of an API before it is built and explain the trade-offs that come with versioning it in the URL or in a header',
    proposals: [
      'review the design of an API before it is built',
      'explain the trade-offs that come with versioning it in the URL or in a header',
    ],
  },
  {
    of: 'a German',
    need: 'Unsere Releases legen die Produktion lahm.',
    able: 'Ich möchte in der Lage sein, Datenbankmigrationen ohne Ausfall zu planen und schlechte Releases schnell zurückzurollen',
    proposals: [
      'Datenbankmigrationen ohne Ausfall zu planen',
      'schlechte Releases schnell zurückzurollen',
      'Releases legen die Produktion lahm',
    ],
  },
  {
    of: 'a Dutch person',
    need: 'Onze releases breken productie en niemand durft op vrijdag te deployen.',
    able: 'Ik wil leren hoe ik veilige databasemigraties plan en een slechte release snel terugdraai',
    proposals: [
      'hoe ik veilige databasemigraties plan',
      'slechte release snel terugdraai',
      'releases breken productie',
      'niemand durft op vrijdag te deployen',
    ],
  },
  {
    of: 'a French person',
    need: 'Nos mises en production cassent tout et personne n’ose déployer le vendredi.',
    able: 'Je voudrais être capable de planifier des migrations de base de données sans interruption et d’annuler rapidement une mauvaise version',
    proposals: [
      'planifier des migrations de base de données sans interruption',
      'annuler rapidement une mauvaise version',
      'mises en production cassent tout',
      'personne n’ose déployer le vendredi',
    ],
  },
  {
    of: 'a Spaniard',
    need: 'Nuestros despliegues rompen producción y nadie se atreve a desplegar los viernes.',
    able: 'quiero poder planificar migraciones de base de datos sin interrupciones y revertir rápidamente una mala versión',
    proposals: [
      'planificar migraciones de base de datos sin interrupciones',
      'revertir rápidamente una mala versión',
      'despliegues rompen producción',
      'nadie se atreve a desplegar los viernes',
    ],
  },
  {
    of: 'somebody of few words',
    need: '',
    able: 'Kubernetes, Terraform and Helm',
    proposals: ['Kubernetes, Terraform and Helm'],
  },
  { of: 'somebody of one word', need: '', able: 'accessibility', proposals: ['accessibility'] },
  { of: 'somebody who has said nothing yet', need: 'I want to', able: 'be able to', proposals: [] },
  {
    of: 'somebody whose script has no spaces',
    need: '',
    able: 'データベースの移行を安全に計画し、悪いリリースを素早く元に戻す。',
    proposals: ['データベースの移行を安全に計画し', '悪いリリースを素早く元に戻す'],
  },
];

/** Text as it looks on a page: one space where there was any white space. */
const flat = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ');

describe('proposeQuestions', () => {
  it.each([
    [
      'Im Jahresgespräch sagte meine Stationsleitung, dass meine Übergaben zu lang sind.',
      ['Übergaben zu lang sind'],
    ],
    [
      'Meine Chefin hat gesagt, dass ich in Besprechungen zu wenig widerspreche.',
      ['Besprechungen zu wenig widerspreche'],
    ],
    [
      'In my annual talk my ward manager said that my handovers are too long for the night shift.',
      ['handovers are too long for the night shift'],
    ],
    ['My head of year told me that I rush through fractions.', ['rush through fractions']],
  ])('takes what was said, and not who said it: %s', (need, proposals) => {
    expect(proposeQuestions({ need, able: '' })).toEqual(proposals);
  });

  it('does not end a sentence at the number of a day or a year', () => {
    const need = 'Ab dem 1. Mai leite ich Auszubildende im 2. und 3. Lehrjahr an.';
    expect(proposeQuestions({ need, able: '' })).toEqual([
      '1. Mai leite ich Auszubildende im 2. und 3. Lehrjahr an',
    ]);
  });

  it.each(goals)('finds the facets in the words of $of', ({ need, able, proposals }) => {
    expect(proposeQuestions({ need, able })).toEqual(proposals);
  });

  it('proposes a thing once, however often it is said', () => {
    const proposals = proposeQuestions({
      need: 'We need safe database migrations.',
      able: 'Safe database migrations. safe database migration, and safe migrations of a database',
    });
    expect(proposals).toEqual(['Safe database migrations']);
  });

  it('chooses different facets from a long text', () => {
    const said = 'Releases break the billing service. '.repeat(200);
    const once =
      'Incident reviews end in blame. Runbooks are out of date. On-call engineers sleep badly.';
    const proposals = proposeQuestions({
      need: `${said}${once}`,
      able: 'write runbooks that people trust',
    });
    expect(proposals).toEqual([
      'write runbooks that people trust',
      'Releases break the billing service',
      'Incident reviews end in blame',
      'Runbooks are out of date',
      'On-call engineers sleep badly',
    ]);
  });

  const words = fc.constantFrom(
    'and',
    'und',
    'en',
    'et',
    'y',
    'because',
    ',',
    '.',
    '?',
    '(',
    ')',
    '\n',
    '- ',
    '…',
    "d'",
    'how',
    'not',
    'release',
    'Datenbank',
    'sécurité',
    '移行',
    '🦊',
    'https://kith.example/a',
    'x'.repeat(400),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.array(words, { maxLength: 120 }).map((list) => list.join(' ')),
  );
  it('gives at most six different pieces of what was written, whatever that was', () => {
    fc.assert(
      fc.property(text, text, (need, able) => {
        const proposals = proposeQuestions({ need, able });
        expect(proposals.length).toBeLessThanOrEqual(PROPOSALS_MAX);
        expect(new Set(proposals).size).toBe(proposals.length);
        for (const proposal of proposals) {
          expect(proposal.trim()).not.toBe('');
          expect(proposal.length).toBeLessThanOrEqual(QUESTION_CHARS_MAX);
          const isWritten = flat(able).includes(proposal) || flat(need).includes(proposal);
          expect(isWritten, proposal).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['ab, ', '.', 'x"', '" ', '(', ' -', 'w and ', '移', 'a\n'])(
    'gets through the longest text made of %j alone',
    (piece) => {
      const longest = piece.repeat(TEXT_CHARS_MAX).slice(0, TEXT_CHARS_MAX);
      const proposals = proposeQuestions({ need: longest, able: `${longest} incident reviews` });
      expect(proposals.length).toBeLessThanOrEqual(PROPOSALS_MAX);
    },
  );
});
