import { describe, expect, it } from 'vitest';
import type { AskPersonView, AskView } from '../../asks/schema.ts';
import { stateWords, wentToNobody } from './words.ts';

const asked = (...states: AskPersonView['state'][]) =>
  states.map((state) => ({ state })) as AskView['people'];

describe('stateWords', () => {
  it('promises nothing any more once the ask is closed', () => {
    expect(stateWords({ state: 'open' }, 'waiting')).toBe('not sent yet');
    expect(stateWords({ state: 'closed' }, 'waiting')).toBe('was not sent');
    expect(stateWords({ state: 'closed' }, 'sent')).toBe('no answer');
    expect(stateWords({ state: 'closed' }, 'answered')).toBe('answered');
  });
});

describe('wentToNobody', () => {
  it('is said of a closed ask of which no message left', () => {
    expect(wentToNobody({ state: 'closed', people: asked('waiting', 'waiting') })).toBe(true);
    expect(wentToNobody({ state: 'closed', people: asked('waiting', 'sent') })).toBe(false);
    expect(wentToNobody({ state: 'open', people: asked('waiting') })).toBe(false);
  });
});
