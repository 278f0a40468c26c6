import { describe, expect, it } from 'vitest';
import { forgetUnsaved } from './left-here.ts';

function storeOf(names: string[]) {
  const kept = new Map(names.map((name) => [name, 'x']));
  return {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    removeItem: (name: string) => void kept.delete(name),
    names: () => [...kept.keys()],
  };
}

describe('forgetUnsaved', () => {
  it('takes what one member wrote on this device, and leaves the others’ and how it looks', () => {
    const store = storeOf([
      'kith.unsaved.7.note.new#1',
      'kith.unsaved.77.note.3#1',
      'kith.import.7.pasted',
      'kith.theme',
      'other.unsaved.7.note.1',
    ]);
    forgetUnsaved(7, store);
    expect(store.names()).toEqual([
      'kith.unsaved.77.note.3#1',
      'kith.theme',
      'other.unsaved.7.note.1',
    ]);
  });
});
