import { describe, expect, it } from 'vitest';
import { findingOffences, idleReferences } from './findings.ts';
import { readSource } from './read-source.ts';

describe('findingOffences', () => {
  const of = (line: string) => findingOffences(readSource('src/goals/ui/x.tsx', line));

  it.each([
    '<p>It helps (d .40).</p>',
    '<p>A meta-analysis says so.</p>',
    '<p>Studies show that it helps.</p>',
    '<Why source="Flynn and Lake, 2008">It helps.</Why>',
    "const words = 'Seijts and others, 2004';",
    '<p>People who plan do more than those who do not.</p>',
    '<p>That was found with favours.</p>',
    '<p>Who helped rarely hears what it was good for.</p>',
    '<p>Ask openly: people know more than they write.</p>',
    '<p>What they know is often new to you.</p>',
    '<p>A large goal becomes easier in parts.</p>',
  ])('finds %s', (line) => {
    expect(of(line)).toHaveLength(1);
  });

  it.each([
    '<Why of="harkin-2016" about="looking">So we remind.</Why>',
    '// Flynn and Lake, 2008, say so',
    '<p>They may know what those close to you do not.</p>',
    '<p>Study how others do it. Nothing was found.</p>',
    "const grid = 'd .5';",
  ])('lets %s be', (line) => {
    expect(of(line)).toEqual([]);
  });

  it('tells of references that nobody shows', () => {
    const shown = readSource('src/goals/ui/x.tsx', "<Why of={['a-2001', 'b-2002']} />");
    expect(idleReferences(['a-2001', 'b-2002', 'c-2003'], [shown])).toEqual(['c-2003']);
  });
});
