import { KINDS, type Kind, kindNamed, servesCell } from '../tools/catalogue-rules.ts';
import type { KitView } from '../tools/schema.ts';

type Cell = KitView['wanted'][number];

/** What a kit has for one cell. */
export interface CellKit {
  /** The member's own tools that were used there, or are of a kind that mostly serves it. */
  own: { name: string; count: number }[];
  /** How often Kith itself was used there. */
  inKith: number;
  /** Kinds that mostly serve it, with the examples that are not in the kit. */
  others: Kind[];
  /** Wanted, and nothing of one's own for it. */
  isGap: boolean;
}

export function cellKit(kit: KitView, cell: Cell): CellKit {
  const isHere = (one: Cell) => one.c === cell.c && one.phase === cell.phase;
  const names = new Set(kit.tools.map((tool) => tool.name.toLowerCase()));
  const own = kit.tools.flatMap((tool) => {
    const count = tool.uses.find(isHere)?.count ?? 0;
    const kind = kindNamed(tool.kind);
    return count > 0 || (kind && servesCell(kind, cell)) ? [{ name: tool.name, count }] : [];
  });
  return {
    own: own.toSorted((a, b) => b.count - a.count),
    inKith: kit.kith.find(isHere)?.count ?? 0,
    others: KINDS.filter((kind) => servesCell(kind, cell)).map((kind) => ({
      ...kind,
      examples: kind.examples.filter((name) => !names.has(name.toLowerCase())),
    })),
    isGap: own.length === 0 && kit.wanted.some(isHere),
  };
}
