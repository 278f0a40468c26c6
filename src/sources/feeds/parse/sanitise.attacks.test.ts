import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attacks } from '../../../../test/hostile/attacks.ts';
import { dangersOf } from '../../../../test/hostile/dangers.ts';
import { parseFeed, sanitise } from './index.ts';

const base = 'https://ada.example/posts/1/';

describe('dangersOf', () => {
  it('sees danger in nearly all of the attacks before they are sanitised', () => {
    // Others harm by being read wrongly only; as they stand they are harmless.
    const seen = attacks.filter((one) => dangersOf(one).length > 0);
    expect(attacks.length).toBeGreaterThan(450);
    expect(seen.length / attacks.length).toBeGreaterThan(0.9);
  });
});

describe('sanitise on attacks', () => {
  it.each(attacks)('leaves nothing dangerous of %j', (html) => {
    for (const where of [base, null, 'javascript:alert(1)']) {
      const clean = sanitise(`safe ${html} <b>words</b>`, where);
      expect(dangersOf(clean)).toEqual([]);
      expect(clean).toMatch(/^safe /);
      expect(sanitise(clean, where)).toBe(clean);
    }
  });

  it('leaves nothing dangerous in any field of a feed', () => {
    for (const html of attacks) {
      const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const twice = escaped.replaceAll('&', '&amp;');
      for (const given of [escaped, twice, `<![CDATA[${html}]]>`]) {
        const rss = `<rss version="2.0"><channel><title>${given}</title><item><title>${given}</title><description>${given}</description><author>${given}</author><category>${given}</category></item></channel></rss>`;
        const parsed = parseFeed(new TextEncoder().encode(rss), { url: base });
        for (const entry of parsed.kind === 'feed' ? parsed.feed.entries : []) {
          expect(dangersOf(entry.content ?? '')).toEqual([]);
          expect(dangersOf(entry.summary ?? '')).toEqual([]);
        }
      }
    }
  });

  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...attacks) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...'<p> </p> <b> </b> <a\thref="#x"> <a\tid="x"> </a> <li> <ul> </ul> <div> </div> <table> <tr> <td> </table> <math> <mi> <mtext> </mi> </mtext> </math> <svg> </svg> <g> </g> <path\td="M0"/> <path\tfill="url(#x)"> <text> </text> <desc> <lineargradient\tid="x"> </br> <select> </select> <template> </template> <noscript> </noscript> <style> </style> <script> </script> <textarea> </textarea> <title> </title> <xmp> </xmp> <plaintext> <!-- --> --!> <![CDATA[ ]]> <!x > " \' = / &lt; &#60; & \0'
          .split(' ')
          .map((one) => one.replace('\t', ' ')),
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  );
  /** Mixtures, some with a stretch cut out: tags begin in the middle of others. */
  const mixture = fc
    .tuple(fc.array(piece, { maxLength: 10 }), fc.nat(200), fc.nat(12))
    .map(([pieces, at, length]) => {
      const whole = pieces.join('');
      return whole.slice(0, at) + whole.slice(at + length);
    });

  it('leaves nothing dangerous of any mixture, and nothing to do the second time', () => {
    fc.assert(
      fc.property(mixture, (html) => {
        const clean = sanitise(html, base);
        expect(dangersOf(clean)).toEqual([]);
        expect(sanitise(clean, base)).toBe(clean);
      }),
      { numRuns: 2_000 },
    );
  });
});
