import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [a = Number.NaN, b = Number.NaN] = [front, back]
    .map((name) => luminance(tokens.get(name)?.[theme] ?? ''))
    .toSorted((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const text = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong', 'danger', 'warn', 'good'].flatMap(
    (front) => grounds.map((back) => [front, back]),
  ),
  ...['accent-soft', 'danger-soft', 'warn-soft', 'good-soft', 'mark'].map((back) => ['ink', back]),
  // A passage is marked within links and quiet words too.
  ...['ink-soft', 'ink-faint', 'accent', 'accent-strong'].map((front) => [front, 'mark']),
  ['ink-soft', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['danger', 'danger-soft'],
  ['warn', 'warn-soft'],
  ['good', 'good-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['danger-ink', 'danger'],
  ['danger-ink', 'danger-strong'],
  ['inverse-ink', 'inverse'],
  ['inverse-accent', 'inverse'],
];
const shapes = ['focus', 'line-strong', 'accent'].flatMap((front) =>
  grounds.map((back) => [front, back]),
);

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(text)('has text of %s on %s at 4.5 to 1 (WCAG 1.4.3)', (front = '', back = '') => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)('has edges of %s on %s at 3 to 1 (WCAG 1.4.11)', (front = '', back = '') => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});
