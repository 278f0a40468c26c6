import { describe, expect, it } from 'vitest';
import type { JourneyView } from './schema.ts';
import { placeIn, timelineOf } from './timeline-rules.ts';
import { lineOf } from './told.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const journey = (parts: Partial<JourneyView>, status = 'active'): JourneyView => ({
  goal: {
    id: 1,
    title: '',
    status,
    need: '',
    able: '',
    why: '',
    known: '',
    outcome: '',
    obstacle: '',
    ifThen: '',
    questions: [],
    partOf: null,
    parts: [],
    minutesPerWeek: null,
    lastWords: '',
    beganAt: 0,
    beganOn: '1970-01-01',
  },
  evidence: [],
  plan: [],
  confidence: [],
  time: { minutes: null, weeks: [] },
  people: [],
  places: [],
  months: [],
  leftOut: 0,
  reviews: [],
  isNamed: true,
  ...parts,
});

describe('timelineOf', () => {
  it('has a lane for what happened only', () => {
    const note = lineOf({ kind: 'note', day: '1970-01-02', words: 'N' });
    const months = [{ month: '1970-01', turns: [], happened: [note] }];
    const { lanes } = timelineOf(journey({ months }), 10 * DAY_MS);
    expect(lanes).toEqual([{ name: 'Notes', points: [{ at: 1.5 * DAY_MS, words: 'N' }] }]);
  });

  it('ends now while it is under way, else with the last that happened', () => {
    const turns = [{ day: '1970-01-04', words: 'met' }];
    const parts = { months: [{ month: '1970-01', turns, happened: [] }] };
    expect(timelineOf(journey(parts), 10 * DAY_MS).to).toBe(10 * DAY_MS);
    expect(timelineOf(journey(parts, 'met'), 10 * DAY_MS).to).toBe(3.5 * DAY_MS);
  });

  it('has room for a day where all is of one moment', () => {
    const { from, to } = timelineOf(journey({}, 'met'), 0);
    expect(to - from).toBe(DAY_MS);
  });
});

describe('placeIn', () => {
  it('stays within the picture', () => {
    const shape = { from: 100, to: 200 };
    expect([50, 100, 150, 200, 250].map((at) => placeIn(shape, at))).toEqual([0, 0, 0.5, 1, 1]);
  });
});
