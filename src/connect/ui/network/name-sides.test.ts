import { describe, expect, it } from 'vitest';
import { nameSides } from './name-sides.ts';

const at = (x: number, y: number, label = 'Ada Lund', circle = 6) => ({ x, y, circle, label });
const FRAME = { width: 600, height: 400 };

describe('nameSides', () => {
  it('puts names inwards where nothing is in their way', () => {
    expect(nameSides([at(100, 100), at(500, 300)], FRAME)).toEqual(['right', 'left']);
  });

  it('turns a name away from a circle that it would cover', () => {
    expect(nameSides([at(200, 100), at(240, 104, 'Bo', 12)], FRAME)).toEqual(['left', 'right']);
    expect(nameSides([at(200, 100), at(240, 180, 'Bo', 12)], FRAME)).toEqual(['right', 'right']);
  });

  it('puts a name below where it would be cut off on one side and cover a circle on the other', () => {
    expect(nameSides([at(40, 100), at(80, 100, 'Bo')], FRAME)[0]).toBe('below');
  });

  it('has no two names meet, and gives the larger circle its own', () => {
    const people = [at(30, 38, 'Henrike Vollmer', 3), at(112, 34, 'Priya Raman', 12)];
    const sides = nameSides(people, { width: 326, height: 60 });
    expect(sides).toEqual([null, 'right']);
  });

  it('gives whoever is picked the first choice', () => {
    const small = at(100, 16, 'Henrike Vollmer', 3);
    const large = at(100, 32, 'Priya Raman', 7);
    const frame = { width: 300, height: 92 };
    expect(nameSides([small, large], frame)).toEqual([null, 'right']);
    expect(nameSides([{ ...small, isPicked: true }, large], frame)).toEqual(['right', 'left']);
  });

  it('leaves it at inwards among many, who are not compared with each other', () => {
    const many = Array.from({ length: 400 }, (_, n) => at(n, 100));
    expect(new Set(nameSides(many, FRAME))).toEqual(new Set(['right', 'left']));
  });

  it('keeps every name whole: none where only a cut one would fit', () => {
    expect(
      nameSides([at(10, 10, 'A name as long as the whole map')], { width: 90, height: 300 }),
    ).toEqual([null]);
  });
});
