import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASTED_CHARS_MAX, QUESTION_CHARS_MAX } from '../limits.ts';
import { verbOf } from './english-verbs.ts';
import { NEEDS_MAX, proposeFromText, TEXT_QUESTIONS_MAX } from './propose-from-text.ts';
import { NEED_CHARS_MAX } from './worded.ts';

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** What may stand in a need although it does not stand in the text. */
const ADDED = new Set(['someone', 'jemand', 'iemand', 'quelqu', 'un', 'alguien', 'use', 'know']);

describe('proposeFromText', () => {
  it.each([
    ['You lead incident reviews and mentor juniors.', ['lead incident reviews', 'mentor juniors']],
    ['You need 5 years Kubernetes experience and speak Dutch.', ['use Kubernetes', 'speak Dutch']],
    [
      'The post holder chairs the panel, drafts advice and trains new colleagues.',
      ['chair the panel', 'draft advice', 'train new colleagues'],
    ],
    ['Applicants must be able to read drawings.', ['read drawings']],
    ['A good command of Excel is essential.', ['use Excel']],
    ['We offer a pension, a lovely office and 30 days of leave.', []],
    ['What we offer:\n- You learn to lead a team\n- A desk', []],
    [
      'Recruiting volunteers\nTraining new staff\nNegotiating with suppliers',
      ['recruit volunteers', 'train new staff', 'negotiate with suppliers'],
    ],
    [
      'Skill\tNow\tGoal\nRisk analysis\t2\t4\nContract drafting\t1\t3',
      ['Risk analysis', 'Contract drafting'],
    ],
    [
      'We need someone who can design, build and run our tools and advise the board.',
      ['design, build and run our tools', 'advise the board'],
    ],
    ['**Your profile**\n\nRisk analysis\nTender law', ['Risk analysis', 'Tender law']],
    ['Going forward, focus on saying no.', ['focus on saying no']],
    ['Wir erwarten Erfahrung im Baurecht.', ['Erfahrung im Baurecht']],
    // The points of "bzw." and "2." end nothing.
    [
      'Sie planen ggf. Schichten und führen ca. 12 Leute. Sie prüfen Anlagen nach § 5 Abs. 2 der Verordnung.',
      [
        'planen ggf. Schichten',
        'führen ca. 12 Leute',
        'prüfen Anlagen nach § 5 Abs. 2 der Verordnung',
      ],
    ],
    [
      'Deine Aufgaben:\n- Planung bzw. Steuerung der Produktion\n- Betreuung von Großkunden, z. B. aus der Chemie',
      ['Planung bzw. Steuerung der Produktion', 'Betreuung von Großkunden, z. B. aus der Chemie'],
    ],
    [
      'You will manage a budget of approx. 3 m and review contracts incl. annexes.',
      ['manage a budget of approx. 3 m', 'review contracts incl. annexes'],
    ],
    [
      'Deine Aufgaben:\n- Betreuung der Auszubildenden im 2. und 3. Lehrjahr\n- Planung der 4. Schicht',
      ['Betreuung der Auszubildenden im 2. und 3. Lehrjahr', 'Planung der 4. Schicht'],
    ],
    [
      'Areas for development:\nQuestioning stayed with the same four hands.',
      ['Questioning stayed with the same four hands'],
    ],
    [
      '1. The authors conflate correlation and causation in the discussion.',
      ['authors conflate correlation and causation in the discussion'],
    ],
    ['Please define "fluency" on first use.', ['define fluency on first use']],
    [
      'You will run the pass when the chef is off, cost a menu and bring on two commis.',
      ['run the pass when the chef is off', 'cost a menu', 'bring on two commis'],
    ],
    ['Communication: excellent\nTeamwork: very good\nPunctuality: outstanding', []],
    [
      'Communication: excellent\nTime management: needs improvement\nWritten reports: weak',
      ['Time management', 'Written reports'],
    ],
    [
      'Area\tRating\tRemarks\nHandover\tExcellent\tAlways clear at the bedside\nDelegation\tBelow expectations\tShould hand tasks to assistants',
      ['hand tasks to assistants'],
    ],
    ['Lesson planning | 4/5 | Thorough\nDifferentiation | 2/5 | Needs work', ['Differentiation']],
    [
      'Teamwork\nExcellent\nTime management\nNeeds improvement\nAttendance\nGood',
      ['Time management'],
    ],
    ['Fachwissen: sehr gut\nZeitmanagement: verbesserungswürdig', ['Zeitmanagement']],
    ['Greeting ........ Good\nNote taking ...... Needs work', ['Note taking']],
    ['Employee: Hannah Reid\nJob title: Ward Sister\nReporting to\nThe Matron', []],
    [
      'You will run the drop-in\nclinic and mentor student\nmidwives on the\nward.',
      ['run the drop-in clinic', 'mentor student midwives on the ward'],
    ],
    [
      '1. The Role\n1.1 You will draft settlement agreements.\n2. The Firm\n2.1 You will join our team in Leeds.',
      ['draft settlement agreements'],
    ],
    [
      'Entwicklungsfelder:\nKonflikte offen ansprechen\nPrioritäten setzen',
      ['Konflikte offen ansprechen', 'Prioritäten setzen'],
    ],
    ['What would you like to learn?\nForecasting a quarter.', ['forecast a quarter']],
    ['First of all: great job on the Hansen account, they love you.', []],
    ['Areas for development:\nNext observation: May.', []],
    ['The mistakes were spotted but not analysed.', ['The mistakes were spotted but not analysed']],
    [
      'Work on agreeing who is responsible for what before moving off.',
      ['agree who is responsible for what before moving off'],
    ],
    [
      'Needs to raise worries earlier with her line manager.',
      ['raise worries earlier with her line manager'],
    ],
  ])('reads %j', (text, needs) => {
    expect(proposeFromText(text).needs).toEqual(needs);
  });

  it.each([
    ['Noor is great but dominates meetings.', 'Noor', ['dominates meetings']],
    ["Noor's slides are overloaded. Everybody likes her.", 'Noor', ['slides are overloaded']],
    [
      'We want Kavindra Wesseloh to give Tom feedback earlier.',
      'Kavindra Wesseloh',
      ['give someone feedback earlier'],
    ],
    [
      'Dear Zef, please take over the rota from Ms Oyelaran. Best, Mo',
      'Zef',
      ['take over the rota from someone'],
    ],
    ['When challenged, Zef gets defensive.', 'Zef', ['When challenged, gets defensive']],
    [
      'As a lead, Zef has to hire two people and introduce code review.',
      'Zef',
      ['hire two people', 'introduce code review'],
    ],
    ['Peter will show you how. You should prepare the audit.', 'Zef', ['prepare the audit']],
  ])('names nobody: %j', (text, memberName, needs) => {
    expect(proposeFromText(text, memberName).needs).toEqual(needs);
  });

  it('says a thing once', () => {
    const text = '- Lead incident reviews\n- Leading incident reviews\n- Write reports';
    expect(proposeFromText(text).needs).toEqual(['lead incident reviews', 'write reports']);
  });

  it.each(['', 'hello', 'I want to', '•', '\n- \n- '])('makes up nothing from %j', (text) => {
    expect(proposeFromText(text)).toEqual({ needs: [], questions: [] });
  });

  const NAME = 'Quirinde';
  const words = fc.constantFrom(
    '\n',
    '\n- ',
    '\n• ',
    '\n1. ',
    'About us\n',
    'Requirements:\n',
    '. ',
    '"',
    ' | ',
    '\t',
    'you must',
    'She should',
    'you will lead',
    'and mentor',
    'dominates meetings',
    'experience with',
    'Sie müssen',
    'sollte',
    'je moet',
    'und',
    'and the',
    'between',
    'entre',
    '5+ years',
    'release',
    'Kubernetes',
    'sécurité',
    '移行。',
    '🦊',
    NAME,
    `${NAME}'s`,
    'Mr Tom Bakker',
    'x'.repeat(400),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 600 }),
    fc.array(words, { maxLength: 150 }).map((list) => list.join(' ')),
  );

  it('gives a few different short needs in the words of the text, whatever that is', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const { needs, questions } = proposeFromText(pasted, NAME);
        expect(needs.length).toBeLessThanOrEqual(NEEDS_MAX);
        expect(questions.length).toBeLessThanOrEqual(TEXT_QUESTIONS_MAX);
        const there = new Set(wordsIn(pasted.normalize('NFC')));
        const bases = new Set([...there].map((word) => verbOf(word)?.base));
        for (const list of [needs, questions]) {
          expect(new Set(list).size).toBe(list.length);
          for (const piece of list) {
            expect(piece.trim()).not.toBe('');
            for (const word of wordsIn(piece))
              expect(there.has(word) || bases.has(word) || ADDED.has(word), word).toBe(true);
          }
        }
        for (const need of needs) expect(need.length).toBeLessThanOrEqual(NEED_CHARS_MAX);
        for (const question of questions)
          expect(question.length).toBeLessThanOrEqual(QUESTION_CHARS_MAX);
      }),
      { numRuns: 400 },
    );
  });

  it('never holds the name of the member', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const { needs, questions } = proposeFromText(pasted, `${NAME} Oyelaran`);
        for (const piece of [...needs, ...questions])
          expect(piece).not.toMatch(/Quirinde(?!\p{L})/u);
      }),
    );
  });

  it.each([
    '- a\n',
    'must. ',
    'and the ',
    'you and ',
    'she should ',
    'the role of ',
    'years ',
    'too ',
    'between ',
    '移。',
    ':\n',
    'a',
  ])('gets through the longest text made of %j alone', (piece) => {
    const longest = piece.repeat(PASTED_CHARS_MAX).slice(0, PASTED_CHARS_MAX);
    const { questions } = proposeFromText(longest);
    expect(questions.length).toBeLessThanOrEqual(TEXT_QUESTIONS_MAX);
  });
});
