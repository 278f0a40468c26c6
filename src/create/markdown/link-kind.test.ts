import { describe, expect, it } from 'vitest';
import { begunTargetOf, targetOf } from './link-kind.ts';

describe('targetOf', () => {
  it.each([
    ['person:Odile', 'person', 'Odile'],
    [' Person :  Odile ', 'person', 'Odile'],
    ['Odile: a person', null, 'Odile: a person'],
    ['place:', null, 'place:'],
  ])('takes "%s" apart', (written, kind, name) => {
    expect(targetOf(written)).toEqual({ kind, name });
  });
});

describe('begunTargetOf', () => {
  it('knows the kind before the first letter of the name', () => {
    expect(begunTargetOf('place:')).toEqual({ kind: 'place', name: '' });
    expect(begunTargetOf('place: #r')).toEqual({ kind: 'place', name: '#r' });
    expect(begunTargetOf('a place')).toEqual({ kind: null, name: 'a place' });
  });
});
