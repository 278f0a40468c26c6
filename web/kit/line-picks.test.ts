import { describe, expect, it } from 'vitest';
import { withLine } from './line-picks.tsx';

describe('withLine', () => {
  it('adds a line and takes it out again, leaving the writer’s own', () => {
    const own = 'My first week is in May';
    const both = withLine(own, 'Lead reviews');
    expect(both).toBe(`${own}\nLead reviews`);
    expect(withLine(both, 'Lead reviews')).toBe(own);
    expect(withLine('', 'Lead reviews')).toBe('Lead reviews');
  });
});
