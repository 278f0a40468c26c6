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
      'no transform of a whole drawing, which would lie over the page',
      '<svg transform="scale(40)" style="transform:scale(40)"><g transform="scale(2)"/></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg"><g transform="scale(2)" /></svg>',
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

  it('counts what is drawn again also where it bears no attributes, and its letters', () => {
    const marker = (inside: string) => sanitise(drawn(`<marker id="m">${inside}</marker>`), base);
    const plain = marker('<text>abcdefgh</text>'.repeat(3000));
    expect(plain.match(/<text>/g)).toHaveLength(99);
    const words = marker(`<text>${'<tspan>12 &lt; </tspan>'.repeat(90)}</text>`);
    expect(words.match(/12 &lt; /g)).toHaveLength(90);
    const long = `<text>${'a b '.repeat(900)}</text>`;
    const many = marker(long.repeat(5));
    expect(many).toContain('a b a b');
    expect(many.match(/a/g)?.length).toBeLessThan(1_001);
    expect(sanitise(many, base)).toBe(many);
    expect(
      sanitise(drawn(`<clipPath>${long}${long}</clipPath>`), base).match(/<text><\/text>/g),
    ).toHaveLength(1);
    expect(sanitise(drawn(long.repeat(5)), base)).toBe(written(long.repeat(5)));
  });

  it('lets few groups be half seen through, and none that is drawn again', () => {
    const half = (element: string) => `<${element} opacity=".5">`.repeat(50);
    const deep = sanitise(drawn(half('g') + half('svg')) + '</svg>'.repeat(50), base);
    expect(deep.match(/opacity/g)).toHaveLength(20);
    const shapes = '<path opacity=".5" /><text style="opacity:.5">x</text>'.repeat(50);
    expect(sanitise(drawn(shapes), base).match(/opacity/g)).toHaveLength(100);
    const whole = '<g opacity="1"></g>'.repeat(50);
    expect(sanitise(drawn(`${whole}<g opacity=".5"></g>`), base)).toContain('<g opacity=".5">');
    expect(sanitise(drawn('<marker><g opacity=".5"/></marker>'), base)).not.toMatch(/opacity/);
  });

  it('lets few groups be cut to a form, and any number of shapes', () => {
    const deep = sanitise(drawn('<g clip-path="url(#c)">'.repeat(90) + '</g>'.repeat(90)), base);
    expect(deep.match(/clip-path/g)).toHaveLength(50);
    const shapes = sanitise(drawn('<path clip-path="url(#c)" />'.repeat(90)), base);
    expect(shapes.match(/clip-path/g)).toHaveLength(90);
  });

  it('dashes lines that are few dashes, and draws others whole', () => {
    const dashesIn = (inside: string) =>
      sanitise(drawn(inside), base).match(/dasharray/g)?.length ?? 0;
    const line = (dash: string, d = 'M0 0H900V900z', more = '') =>
      `<path d="${d}" style="stroke-dasharray:${dash}" ${more}/>`;
    expect(dashesIn(line('5 5px').repeat(50))).toBe(50);
    expect(
      dashesIn('<line x2="900" stroke-dasharray="4,2"/><circle r="9" stroke-dasharray="2"/>'),
    ).toBe(2);
    expect(dashesIn(line('.001') + line('5'))).toBe(1);
    expect(dashesIn(line('.5').repeat(1000))).toBe(11);
    expect(dashesIn(line('0') + line('none') + line('5'))).toBe(1);
    for (const d of ['M0 0C9e9 1 1 9e9 1 1', 'M0 0A1 9 0 0 0 9 0', 'M0 0Q9 9 1 1T1 1'])
      expect(dashesIn(line('5', d))).toBe(0);
    for (const more of ['pathLength="999999"', 'vector-effect="non-scaling-stroke"'])
      expect(dashesIn(line('5', undefined, more))).toBe(0);
    expect(dashesIn('<g stroke-dasharray="5"/><rect width="100%" stroke-dasharray="5"/>')).toBe(0);
    expect(dashesIn(`<marker>${line('5')}</marker>`)).toBe(0);
  });
});
