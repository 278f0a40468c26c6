import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionIn } from './mention-rules.ts';
import { linkPlaceIn, snippetAt } from './snippet.ts';

/** The snippet with what is marked in it between ‹ and ›. */
function around(text: string, title: string): string {
  return marked(snippetAt(text, mentionIn(text, title)));
}
function linked(text: string, titleKey: string, wanted: 'any' | 'person' = 'any'): string {
  const place = linkPlaceIn(text, { wanted, titleKey });
  return marked(snippetAt(text, place, place?.shown));
}
function marked({ snippet, marks }: ReturnType<typeof snippetAt>): string {
  const [place] = marks;
  if (!place) return snippet;
  const [from, to] = place;
  return `${snippet.slice(0, from)}‹${snippet.slice(from, to)}›${snippet.slice(to)}`;
}

describe('snippetAt', () => {
  it('shows what is read, without the signs of Markdown', () => {
    expect(
      around('# Drill\n\n- [ ] **Ask** Jo Berg about [it](https://a.example)', 'Jo Berg'),
    ).toBe('Drill Ask ‹Jo Berg› about it');
    expect(around('| who | when |\n|---|---|\n| Jo Berg | `now` |', 'Jo Berg')).toBe(
      'who when ‹Jo Berg› now',
    );
    expect(around('> ==Jo Berg== said $a^2$', 'Jo Berg')).toBe('‹Jo Berg› said a^2');
  });

  it('marks the words that a link shows', () => {
    expect(linked('Read [[Runbook|the book]] first.', 'runbook')).toBe('Read ‹the book› first.');
    expect(linked('As [[ Person : Jo Berg ]] says', 'jo berg', 'person')).toBe('As ‹Jo Berg› says');
    expect(linked('`[[Runbook]]`', 'other')).toBe('[[Runbook]]');
  });

  it('leaves out links and words that the ends cut through', () => {
    const text = `${'[[person:Somebody Else|somebody]] and '.repeat(40)}Jo Berg ${'[[Some note|note]] '.repeat(60)}`;
    const line = around(text, 'Jo Berg');
    expect(line).toMatch(/^… [\w ]*and ‹Jo Berg› note [\w ]*note …$/);
    expect(line.length).toBeLessThan(180);
  });

  it('marks just the words, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), fc.string({ maxLength: 600 }), (a, b) => {
        const text = `${a}\n\nJo Berg\n\n${b}`;
        const found = snippetAt(text, mentionIn(text, 'Jo Berg'));
        for (const [from, to] of found.marks)
          expect(found.snippet.slice(from, to).replace(/\s+/g, ' ')).toBe('Jo Berg');
      }),
    );
  });
});
