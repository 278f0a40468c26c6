import { describe, expect, it } from 'vitest';
import { compare } from './compare-rules.ts';
import { PROMPTS } from './prompt-limits.ts';
import type { PortraitView } from './schema.ts';

const portrait = (period: string, help: number | null, words = ''): PortraitView => ({
  period,
  answers: { help: { agrees: help, words } },
  createdAt: 0,
  updatedAt: 0,
});

describe('compare', () => {
  it('is silent with fewer than two portraits that can be compared', () => {
    expect(compare([], '2026-Q4')).toBeNull();
    expect(compare([portrait('2026-Q4', 3)], '2026-Q4')).toBeNull();
    expect(
      compare([portrait('2026-Q3', null, 'words'), portrait('2026-Q4', 3)], '2026-Q4'),
    ).toBeNull();
    expect(compare([portrait('2025', 2), portrait('2026-Q4', 3)], '2026-Q4')).toBeNull();
  });

  it('sets quarters beside quarters and years beside years, in the order of time', () => {
    const all = [
      portrait('2026-Q4', 4),
      portrait('2026', 5),
      portrait('2026-Q3', 2),
      portrait('2025', 1),
    ];
    expect(compare(all, '2026-Q4')?.periods).toEqual(['2026-Q3', '2026-Q4']);
    expect(compare(all, '2026')?.periods).toEqual(['2025', '2026']);
  });

  it('has a line for each prompt, with gaps where nothing was said', () => {
    const found = compare([portrait('2026-Q3', 2), portrait('2026-Q4', 4)], '2026-Q4');
    expect(found?.lines).toHaveLength(PROMPTS.length);
    expect(found?.lines.find(({ id }) => id === 'help')?.steps).toEqual([2, 4]);
    expect(found?.lines.find(({ id }) => id === 'goals')?.steps).toEqual([null, null]);
  });
});
