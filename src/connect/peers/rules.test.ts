import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGAIN_DAYS, REQUEST_DAYS, SENT_PER_MONTH_MAX } from './limits.ts';
import {
  type AskingFacts,
  haveALanguage,
  mayAnswer,
  type RequestFacts,
  stageForReceiver,
  stageForSender,
  whyNotAsk,
} from './rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = 1_000 * DAY_MS;
const request = (more: Partial<RequestFacts> = {}): RequestFacts => ({
  state: 'open',
  askedAt: NOW,
  withdrawnAt: null,
  ...more,
});
const facts = (more: Partial<AskingFacts> = {}): AskingFacts => ({
  now: NOW,
  sent: [],
  received: [],
  lastSentAt: null,
  sentToAll: 0,
  takesMore: true,
  ...more,
});
const anyRequest = fc.record({
  state: fc.constantFrom('open' as const, 'yes' as const, 'no' as const),
  askedAt: fc.integer({ min: NOW - 60 * DAY_MS, max: NOW }),
  withdrawnAt: fc.option(fc.integer({ min: NOW - 60 * DAY_MS, max: NOW })),
});
/** The same with every no turned into silence. */
const quiet = (one: RequestFacts): RequestFacts =>
  one.state === 'no' ? { ...one, state: 'open' } : one;

describe('stageForSender', () => {
  it('looks the same after a no as without an answer, on every day', () => {
    fc.assert(
      fc.property(anyRequest, (one) => {
        expect(stageForSender(one, NOW)).toBe(stageForSender(quiet(one), NOW));
      }),
    );
  });

  it('waits, then is over, then is gone', () => {
    expect(stageForSender(request(), NOW)).toBe('waiting');
    expect(stageForSender(request(), NOW + REQUEST_DAYS * DAY_MS)).toBe('over');
    expect(stageForSender(request(), NOW + AGAIN_DAYS * DAY_MS)).toBeNull();
    expect(stageForSender(request({ state: 'yes' }), NOW + AGAIN_DAYS * DAY_MS)).toBe('agreed');
    expect(stageForSender(request({ state: 'yes', withdrawnAt: NOW }), NOW)).toBeNull();
  });
});

describe('stageForReceiver', () => {
  it('asks nothing of somebody after their no, nor when it is over or taken back', () => {
    expect(stageForReceiver(request(), NOW)).toBe('open');
    expect(stageForReceiver(request({ state: 'no' }), NOW)).toBeNull();
    expect(stageForReceiver(request(), NOW + REQUEST_DAYS * DAY_MS)).toBeNull();
    expect(stageForReceiver(request({ withdrawnAt: NOW }), NOW)).toBeNull();
  });
});

describe('mayAnswer', () => {
  it('lets a no become a yes while it is open, and a yes be taken back whenever', () => {
    expect(mayAnswer(request({ state: 'no' }), NOW)).toBe(true);
    expect(mayAnswer(request({ state: 'no' }), NOW + REQUEST_DAYS * DAY_MS)).toBe(false);
    expect(mayAnswer(request({ state: 'yes' }), NOW + 500 * DAY_MS)).toBe(true);
    expect(mayAnswer(request({ state: 'yes', withdrawnAt: NOW }), NOW)).toBe(false);
  });
});

describe('whyNotAsk', () => {
  it('does not tell a no by whether one may write again', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 4 }), (sent) => {
        const lastSentAt = Math.max(0, ...sent.map(({ askedAt }) => askedAt));
        const seen = facts({ sent, lastSentAt });
        expect(whyNotAsk(seen)).toBe(whyNotAsk({ ...seen, sent: sent.map(quiet) }));
      }),
    );
  });

  it('keeps anybody from being asked too often', () => {
    expect(whyNotAsk(facts())).toBeNull();
    expect(whyNotAsk(facts({ takesMore: false }))).toContain('no more questions');
    expect(whyNotAsk(facts({ sentToAll: SENT_PER_MONTH_MAX }))).toContain('Wait');
    expect(whyNotAsk(facts({ lastSentAt: NOW - AGAIN_DAYS * DAY_MS }))).toBeNull();
    expect(whyNotAsk(facts({ lastSentAt: NOW - 1 }))).toContain('30 days');
  });

  it('sends to what stands between the two already', () => {
    expect(whyNotAsk(facts({ received: [request()] }))).toContain('Answer that first');
    expect(whyNotAsk(facts({ received: [request({ state: 'no' })] }))).toBeNull();
    expect(whyNotAsk(facts({ received: [request({ state: 'yes' })] }))).toContain('both said yes');
  });
});

describe('haveALanguage', () => {
  it('excludes nobody who named none, and reads them as they are written', () => {
    expect(haveALanguage([], ['Deutsch'])).toBe(true);
    expect(haveALanguage(['English', 'deutsch '], ['Deutsch'])).toBe(true);
    expect(haveALanguage(['English'], ['Deutsch'])).toBe(false);
  });
});
