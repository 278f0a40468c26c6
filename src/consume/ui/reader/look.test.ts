import { describe, expect, it } from 'vitest';
import { lookOf } from './look.tsx';

describe('lookOf', () => {
  it('is what was kept, and as at first for what is no choice', () => {
    expect(lookOf('large wide serif')).toEqual({ size: 'large', width: 'wide', face: 'serif' });
    const first = { size: 'normal', width: 'normal', face: 'plain' };
    expect(lookOf(null)).toEqual(first);
    expect(lookOf('huge')).toEqual(first);
  });
});
