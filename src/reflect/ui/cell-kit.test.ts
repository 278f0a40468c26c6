import { describe, expect, it } from 'vitest';
import type { KitView } from '../tools/schema.ts';
import { cellKit } from './cell-kit.ts';

const PUBLISH = { c: 'contribute', phase: 'performance' } as const;
const LOOK_BACK = { c: 'create', phase: 'reflection' } as const;
const tool = (name: string, kind: string, uses: KitView['tools'][number]['uses'] = []) => ({
  id: name.length,
  name,
  kind,
  url: null,
  uses,
});
const kit = (some: Partial<KitView> = {}): KitView => ({
  tools: [tool('ghost', 'blogs'), tool('Paper', 'other', [{ ...LOOK_BACK, count: 4 }])],
  kith: [{ ...LOOK_BACK, count: 2 }],
  wanted: [],
  ...some,
});

describe('cellKit', () => {
  it('names tools by their kind and by what was done with them', () => {
    expect(cellKit(kit(), PUBLISH).own).toEqual([{ name: 'ghost', count: 0 }]);
    expect(cellKit(kit(), LOOK_BACK)).toMatchObject({
      own: [{ name: 'Paper', count: 4 }],
      inKith: 2,
    });
  });

  it('offers others of the kind, without those one has', () => {
    const blogs = cellKit(kit(), PUBLISH).others.find(({ kind }) => kind === 'blogs');
    expect(blogs?.examples).toEqual(['WordPress', 'WriteFreely']);
  });

  it('sees a gap only where a cell is wanted and nothing of one’s own is there', () => {
    expect(cellKit(kit({ tools: [] }), PUBLISH).isGap).toBe(false);
    expect(cellKit(kit({ tools: [], wanted: [PUBLISH] }), PUBLISH).isGap).toBe(true);
    expect(cellKit(kit({ wanted: [PUBLISH] }), PUBLISH).isGap).toBe(false);
  });
});
