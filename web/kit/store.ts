import { useSyncExternalStore } from 'react';

/** One value outside React that components can watch. */
export interface Store<Value> {
  get: () => Value;
  set: (next: Value | ((value: Value) => Value)) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const before = value;
      value = next instanceof Function ? next(value) : next;
      if (value !== before) for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value of a store, read again whenever it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

/**
 * A part of a store's value: draws anew only when that part is another one. `select` gives the same
 * thing for the same value, as a field does, not a new object each time.
 */
export function useStorePart<Value, Part>(
  store: Store<Value>,
  select: (value: Value) => Part,
): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
