import { describe, expect, it } from 'vitest';
import type { JourneyView } from './schema.ts';
import { placeIn, timelineOf } from './timeline-rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const journey = (parts: Partial<JourneyView>, status = 'active'): JourneyView => ({
  goal: {
    id: 1,
    title: '',
    status,
    need: '',
    able: '',
    why: '',
    questions: [],
    lastWords: '',
    beganAt: 0,
  },
  evidence: [],
  plan: [],
  turns: [],
  confidence: [],
  people: [],
  moves: [],
  notes: [],
  reviews: [],
  isNamed: true,
  ...parts,
});

describe('timelineOf', () => {
  it('has a lane for what happened only', () => {
    const { lanes } = timelineOf(journey({ notes: [{ id: 1, at: 5, title: 'N' }] }), 10 * DAY_MS);
    expect(lanes).toEqual([{ name: 'Notes', points: [{ at: 5, words: 'N' }] }]);
  });

  it('ends now while it is under way, else with the last that happened', () => {
    const parts = { turns: [{ at: 3 * DAY_MS, words: 'met' }] };
    expect(timelineOf(journey(parts), 10 * DAY_MS).to).toBe(10 * DAY_MS);
    expect(timelineOf(journey(parts, 'met'), 10 * DAY_MS).to).toBe(3 * DAY_MS);
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
