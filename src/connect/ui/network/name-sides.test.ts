import { describe, expect, it } from 'vitest';
import { nameSides } from './name-sides.ts';

const at = (x: number, y: number, label = 'Ada Lund', circle = 6) => ({ x, y, circle, label });

describe('nameSides', () => {
  it('puts names inwards where nothing is in their way', () => {
    expect(nameSides([at(100, 100), at(500, 300)], 600)).toEqual(['right', 'left']);
  });

  it('turns a name away from a circle that it would cover', () => {
    expect(nameSides([at(200, 100), at(240, 104, 'Bo', 12)], 600)).toEqual(['left', 'right']);
    expect(nameSides([at(200, 100), at(240, 180, 'Bo', 12)], 600)).toEqual(['right', 'right']);
  });

  it('rather covers a circle than is cut off', () => {
    expect(nameSides([at(20, 100), at(60, 100, 'Bo')], 600)[0]).toBe('right');
  });

  it('leaves it at inwards among many, who are not compared with each other', () => {
    const many = Array.from({ length: 400 }, (_, n) => at(n + 100, 100));
    expect(nameSides(many, 1_000)[0]).toBe('right');
  });
});
