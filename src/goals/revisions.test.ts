import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Changes, changesBetween, joinChanges, type Told } from './revisions.ts';
import { sentenceOf } from './story-words.ts';

const EMPTY: Told = {
  status: 'active',
  need: '',
  able: 'roll back a release',
  kind: 'learning',
  why: '',
  known: '',
  interest: null,
  outcome: '',
  obstacle: '',
  ifThen: null,
  evidence: '',
  confidence: null,
  minutesPerWeek: null,
  reviewOn: null,
  audience: 'me',
  audiencePerson: '',
  partOf: '',
  parkedReason: '',
  metEvidence: '',
  questions: [],
};

const few = fc.constantFrom('', 'one', 'two');
const told: fc.Arbitrary<Told> = fc.record({
  ...(Object.fromEntries(
    Object.entries(EMPTY).map(([field, value]) => [field, fc.constant(value)]),
  ) as { [Field in keyof Told]: fc.Arbitrary<Told[Field]> }),
  need: few,
  why: few,
  obstacle: few,
  partOf: few,
  confidence: fc.constantFrom(null, 40, 55),
  interest: fc.constantFrom(null, 1, 5),
  ifThen: fc.constantFrom(null, { cue: 'it is Friday', action: 'deploy' }),
  audience: fc.constantFrom<Told['audience'][]>('me', 'person', 'members', 'public'),
  questions: fc.constantFrom(
    [],
    [{ id: 1, text: 'how' }],
    [{ id: 1, text: 'how not' }],
    [
      { id: 1, text: 'how' },
      { id: 2, text: 'why' },
    ],
  ),
});

describe('joinChanges', () => {
  it('gives what lies between the first and the last, whatever was in between', () => {
    fc.assert(
      fc.property(told, told, told, (a, b, c) => {
        expect(joinChanges(changesBetween(a, b), changesBetween(b, c))).toEqual(
          changesBetween(a, c),
        );
      }),
    );
  });
});

describe('sentenceOf', () => {
  it('has words for every change, and none where nothing changed', () => {
    fc.assert(
      fc.property(told, told, (a, b) => {
        const words = sentenceOf(changesBetween(a, b), b.able);
        const isSilent = JSON.stringify(a) === JSON.stringify(b);
        expect(words === '').toBe(isSilent);
        expect(words).not.toMatch(/undefined|null|NaN/);
      }),
    );
  });

  const changed = (before: Partial<Told>, after: Partial<Told>): Changes =>
    changesBetween({ ...EMPTY, ...before }, { ...EMPTY, ...after });
  const cases: [string, Partial<Told>, Partial<Told>, string][] = [
    [
      'a wish and a confidence',
      { able: 'roll back', confidence: 40 },
      { able: 'roll back in a minute', confidence: 55 },
      'you changed what you want to be able to do from “roll back” to “roll back in a minute”, and your confidence rose from 40 to 55 of 100',
    ],
    [
      'questions',
      {
        questions: [
          { id: 1, text: 'feature flags' },
          { id: 2, text: 'canaries' },
        ],
      },
      {
        questions: [
          { id: 1, text: 'feature flags for a small team' },
          { id: 3, text: 'alarms' },
          { id: 4, text: 'graphs' },
        ],
      },
      'you asked “alarms” and “graphs”, you put “feature flags” as “feature flags for a small team”, and you let go of “canaries”',
    ],
    [
      'a question that was taken out and written again, by its silence',
      { questions: [{ id: 1, text: 'how' }], why: 'It matters.' },
      { questions: [{ id: 2, text: 'how' }], why: '' },
      'you took out why it matters, which was “It matters”',
    ],
    [
      'a plan',
      {},
      { ifThen: { cue: 'the pipeline is red', action: 'roll back first' } },
      'you made a plan: “If the pipeline is red, then I roll back first”',
    ],
    [
      'parking with its reason',
      {},
      { status: 'parked', parkedReason: 'We move house' },
      'you parked it: “We move house”',
    ],
    [
      'the start',
      { status: 'draft' },
      { status: 'active' },
      'you set out to “roll back a release”',
    ],
    [
      'an audience and a day',
      { reviewOn: '2027-01-31', audience: 'members' },
      { reviewOn: '2027-02-14' },
      'you moved the look back from 31 January 2027 to 14 February 2027 and you kept it to yourself again',
    ],
  ];
  it('tells much at once in sentences of their own, and what the goal is in words', () => {
    const before = { able: 'chair a meeting', why: 'People leave', known: 'Rooms', interest: 3 };
    const after = { able: 'chair a hard one', minutesPerWeek: 60, kind: 'performance' } as const;
    const words = sentenceOf(changed({ ...before, obstacle: 'Bram' }, after), after.able);
    expect(words).toBe(
      'you changed what you want to be able to do from “chair a meeting” to “chair a hard one” and you took out why it matters, what you know already, and what could get in the way. You took back what you said of your interest, and your time a week was 60 minutes. You made it a performance goal',
    );
  });

  it.each(cases)('tells %s', (_, before, after, words) => {
    expect(sentenceOf(changed(before, after), after.able ?? EMPTY.able)).toBe(words);
  });

  it('quotes only the beginning of a long text', () => {
    const words = sentenceOf(changed({}, { need: 'word '.repeat(2000) }), '');
    expect(words.length).toBeLessThan(220);
    expect(words).toMatch(/word …”$/);
  });
});
