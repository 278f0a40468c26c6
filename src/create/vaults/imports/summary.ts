import type { ReadNote } from '../readers/index.ts';
import type { VaultSummary } from './schema.ts';

/** How many of each kind of name the preview shows. */
const NAMED_MAX = 50;
const COUNTED_MAX = 20_000;

/** Counts what is seen of a vault while it is read. */
export class Tally {
  readonly #tags = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #lost = new Map<string, number>();
  readonly #properties = new Map<string, number>();
  #found = 0;
  #lostCount = 0;
  #shared = 0;

  add(note: ReadNote): void {
    for (const tag of note.tags) this.#tags.add(tag.toLowerCase());
    if (note.folder !== '') this.#folders.add(note.folder);
    for (const target of note.lost) count(this.#lost, target.slice(0, 200));
    for (const name of Object.keys(note.matter)) count(this.#properties, name.slice(0, 200));
    this.#found += note.links.length;
    this.#lostCount += note.lost.length;
    const { audience } = note.own;
    if (audience === 'members' || audience === 'public' || audience === 'person') this.#shared++;
  }

  summary(): VaultSummary {
    return {
      tags: this.#tags.size,
      folders: this.#folders.size,
      links: { found: this.#found, lost: this.#lostCount },
      lost: mostOf(this.#lost),
      properties: mostOf(this.#properties),
      shared: this.#shared,
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  if (counts.size < COUNTED_MAX || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
}

const mostOf = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .map(([name, number]) => ({ name, count: number }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, NAMED_MAX);
