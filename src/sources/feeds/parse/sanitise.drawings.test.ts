import { describe, expect, it } from 'vitest';
import { dangersOf } from '../../../../test/hostile/dangers.ts';
import { sanitise } from './index.ts';

const base = 'https://ada.example/posts/1/';
const drawn = (inside: string) => `<svg viewBox="0 0 9 9">${inside}</svg>`;
const written = (inside: string) =>
  `<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

describe('sanitise on drawings', () => {
  const kept: [string, string, string][] = [
    [
      'shapes with their looks',
      '<g transform="rotate(45 1,1) scale(2)"><PATH D="M0 0L1 1Z" stroke-width=".5" fill="rgb(1, 2, 3)" /></g>',
      '<g transform="rotate(45 1,1) scale(2)"><path d="M0 0L1 1Z" stroke-width=".5" fill="rgb(1, 2, 3)" /></g>',
    ],
    [
      'words, names and descriptions',
      '<title>Rain &amp; sun</title><desc>by month</desc><text x="1" font-family="\'Noto Sans\', serif">May<tspan dy="1">9</tspan></text>',
      '<title>Rain &amp; sun</title><desc>by month</desc><text x="1" font-family="\'Noto Sans\', serif">May<tspan dy="1">9</tspan></text>',
    ],
    [
      'gradients, under names of the text',
      '<defs><linearGradient id="g"><stop offset="1" stop-color="red"/></linearGradient></defs><rect fill="url(#g)"/>',
      '<defs><linearGradient id="in-text-g"><stop offset="1" stop-color="red" /></linearGradient></defs><rect fill="url(#in-text-g)" />',
    ],
    [
      'looks said in a style, which go before those of attributes',
      '<path fill="red" style="fill:none;stroke : url(\'#g\');position:fixed"/>',
      '<path fill="none" stroke="url(#in-text-g)" />',
    ],
    ['no looks from a style that hides something', '<path style="fill:/**/red"/>', '<path />'],
    [
      'no pictures from elsewhere',
      '<rect fill="url(https://t.example/#g)" mask="url(#m)"/>',
      '<rect />',
    ],
    [
      'nothing painted outside of its frame',
      '<svg overflow="visible" style="overflow:visible"></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
    [
      'no movement',
      '<rect><animate attributeName="x" onbegin="alert(1)"/><set to="1"/></rect>',
      '<rect></rect>',
    ],
    [
      'no links, but their words',
      '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
      '<text>x</text>',
    ],
    ['no scripts', '<script>alert(1)</script><rect onload="alert(1)"/>', '<rect />'],
    ['no markup in names', '<title><b>x</b></title><circle r="1"/>', ''],
    [
      'no frames, not as links either',
      '<rect/><embed src="https://v.example/x"><rect/>',
      '<rect /><rect />',
    ],
  ];
  it.each(kept)('keeps %s', (_, given, expected) => {
    const clean = sanitise(drawn(given), base);
    if (expected !== '') expect(clean).toBe(written(expected));
    expect(dangersOf(clean)).toEqual([]);
    expect(sanitise(clean, base)).toBe(clean);
  });

  const gone: [string, string][] = [
    ['with a style sheet', drawn('<style>.a{fill:none}</style><path class="a"/>')],
    ['with HTML in it', drawn('<foreignObject><p>x</p></foreignObject>')],
    ['with pictures in it', drawn('<image href="https://t.example/x"/>')],
    ['put together from others', drawn('<use href="#a"/>')],
    ['called decoration', '<svg aria-hidden="true"><path d="M0 0"/></svg>'],
  ];
  it.each(gone)('takes a drawing away whole: one %s', (_, given) => {
    expect(sanitise(`a${given}b`, base)).toBe('ab');
  });

  it('ends a drawing where HTML begins, and takes one without an end for none', () => {
    expect(sanitise(`${drawn('<g><rect/><p>x')}y`, base)).toBe(
      `${written('<g><rect /></g>')}<p>xy</p>`,
    );
    expect(sanitise('<svg><rect/><text>x</text>y', base)).toBe('xy');
    expect(sanitise('<math><svg><rect/></svg><mi>x</mi></math>', base)).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML"></math><svg xmlns="http://www.w3.org/2000/svg"><rect /></svg>x',
    );
  });

  it('draws nothing again from what is itself drawn again, and not without end', () => {
    const again = (id: string, next: string) =>
      `<clipPath id="${id}"><rect clip-path="url(#${next})"/></clipPath><marker id="m${id}"><path marker-end="url(#m${next})" clip-path="url(#${next})"/></marker>`;
    expect(sanitise(drawn(again('a', 'b') + again('b', 'c')), base)).not.toMatch(/url/);
    const many = sanitise(
      drawn('<path clip-path="url(#a)" marker-end="url(#m)"/>'.repeat(1000)),
      base,
    );
    expect(many.match(/url\(/g)).toHaveLength(200);
    const large = sanitise(
      drawn(`<clipPath id="a">${'<rect x="1"/>'.repeat(1000)}</clipPath>`),
      base,
    );
    expect(large.match(/<rect/g)).toHaveLength(99);
    const stops = sanitise(drawn('<stop offset="1"/>'.repeat(1000)), base);
    expect(stops.match(/<stop/g)).toHaveLength(500);
    const long = `<path d="${'M0 0'.repeat(200)}"/>`;
    expect(sanitise(drawn(`<marker>${long}</marker>`), base)).toBe(
      written('<marker><path /></marker>'),
    );
    expect(sanitise(drawn(long), base)).toContain('M0 0M0 0');
    expect(sanitise(drawn('<g marker-end="url(#m)"/>'), base)).not.toMatch(/url/);
  });
});
