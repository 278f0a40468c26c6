import { describe, expect, it } from 'vitest';
import type { MessageProposal } from '../../interactions/readers/propose.ts';
import { openWords, startOf } from './message-start.ts';

const bo = { name: 'Bo', email: '', person: { id: 1, name: 'Bo Lund' }, by: 'name' as const };
const proposal = (more: Partial<MessageProposal> = {}): MessageProposal => ({
  people: [bo],
  day: '2026-11-22',
  direction: 'received',
  channel: 'message',
  ...more,
});

describe('a pasted message', () => {
  it('begins the form with what it says', () => {
    expect(startOf(proposal(), '')).toMatchObject({
      people: [{ id: 1, name: 'Bo Lund' }],
      day: '2026-11-22',
      direction: 'received',
      unknown: [],
    });
    expect(openWords(proposal())).toBeNull();
  });

  it('leaves the day open where it does not say it, and asks', () => {
    expect(startOf(proposal({ day: null }), '').day).toBeNull();
    expect(openWords(proposal({ day: null }))).toBe(
      'The message does not say on which day: please say it.',
    );
    const unknown = { ...bo, person: null };
    expect(openWords(proposal({ people: [unknown], day: null }))).toBe(
      'The message does not say with whom it was, or on which day: please say it.',
    );
  });
});
