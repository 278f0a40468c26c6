import { describe, expect, it } from 'vitest';
import { DeviceShelf, type Store } from './device-shelf.ts';

/** A storage with room for so many letters, as a browser's has. */
function storage(roomChars: number): Store & { free(): void } {
  const kept = new Map<string, string>();
  let room = roomChars;
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
    free: () => {
      room = Number.POSITIVE_INFINITY;
    },
  };
}

describe('the shelf of a device', () => {
  it('holds itself what storage has no room for, over what was stored before', () => {
    const store = storage(3);
    const shelf = new DeviceShelf(() => store);
    expect(shelf.put('a', 'one')).toBe(true);
    expect(shelf.put('a', 'one and more')).toBe(false);
    expect(shelf.put('b', 'another')).toBe(false);
    expect([shelf.get('a'), shelf.get('b')]).toEqual(['one and more', 'another']);
    expect(shelf.names('').toSorted()).toEqual(['a', 'b']);
    expect(new DeviceShelf(() => store).get('a')).toBe('one');
  });

  it('stores it once there is room', () => {
    const store = storage(3);
    const shelf = new DeviceShelf(() => store);
    shelf.put('a', 'one and more');
    store.free();
    expect(shelf.put('a', 'one and more still')).toBe(true);
    expect(new DeviceShelf(() => store).get('a')).toBe('one and more still');
  });

  it('forgets both', () => {
    const store = storage(3);
    const shelf = new DeviceShelf(() => store);
    shelf.put('a', 'one');
    shelf.put('a', 'one and more');
    shelf.take('a');
    expect([shelf.get('a'), shelf.names('a')]).toEqual([null, []]);
  });

  it('works where storage is switched off', () => {
    const shelf = new DeviceShelf(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(shelf.put('a', 'one')).toBe(false);
    expect([shelf.get('a'), shelf.names('a')]).toEqual(['one', ['a']]);
  });
});
