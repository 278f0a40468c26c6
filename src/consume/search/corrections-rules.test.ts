import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionsOf } from './corrections-rules.ts';
import { parseQuery } from './query-rules.ts';

const NOW = Date.UTC(2026, 10, 28, 8);
const choicesIn = (line: string) =>
  correctionsOf(line, NOW).flatMap(({ choices }) => choices.map((choice) => choice.line));

describe('correctionsOf', () => {
  it.each([
    ['autor:ada heat', ['person:ada heat']],
    ['heat -author:"Ada Example"', ['heat -person:"Ada Example"']],
    ['presons:ada', []],
    ['preson:ada', ['person:ada']],
    ['Sorce:x', ['source:x']],
    ['tags:a', ['tag:a']],
    ['pers:a', ['person:a']],
    ['since:2024', ['after:2024']],
    ['since:yesterday heat', ['after:2026-11-27 heat']],
    ['until:3/4/2026', ['before:2026-04-03', 'before:2026-03-04']],
    ['since:launch', []],
    ['status:new', ['is:unread']],
    ['form:ada', ['person:ada']],
    ['gaol:heat', ['goal:heat']],
    ['from:', []],
    ['title:a note:b', []],
    ['IS:Foo', ['is:unread', 'is:read']],
    ['is:new', ['is:unread']],
    ['before:yesterdayish a', ['before:2026-11-27 a']],
    ['after:14d', ['after:2026-11-14']],
    ['before:27.11.2026', ['before:2026-11-27']],
    ['before:3/4/2026', ['before:2026-04-03', 'before:2026-03-04']],
    ['before:27/11/2026', ['before:2026-11-27']],
    ['after:2026/1', ['after:2026-01']],
    ['after:20261127', ['after:2026-11-27']],
    ['after:99.99.2026', []],
    ['"x autor:ada" autor:ada', ['"x autor:ada" person:ada']],
    ['autor:"x autor:ada" -autor:ada', ['person:"x autor:ada" -person:ada']],
    ['autor:ada x autor:ada', ['person:ada x person:ada']],
    ['autor:"ada ex', ['person:"ada ex"']],
    ['is:"new"x is:new', ['is:unread x is:unread']],
    ['heat pump is:read after:2026 std::vector http://a.example', []],
  ])('offers instead of %s', (line, lines) => {
    expect(choicesIn(line)).toEqual(lines);
  });

  it('is told of what the search tells, and offers what has no such problem', () => {
    const pieces = fc.constantFrom(
      'autor:',
      'is:',
      'after:',
      'since:',
      'status:',
      'x',
      '"',
      ' ',
      '-',
      '3/4/2026',
      'a',
      '“',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const line = parts.join('');
        const { problems } = parseQuery(line);
        for (const { said, choices } of correctionsOf(line, NOW)) {
          expect(problems).toContain(said);
          for (const one of choices) {
            const corrected = parseQuery(one.line);
            expect(corrected.problems).not.toContain(said);
            expect(corrected.problems.length).toBeLessThanOrEqual(problems.length);
            for (const problem of corrected.problems) expect(problems).toContain(problem);
          }
        }
      }),
    );
  });
});
