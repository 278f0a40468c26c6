import { useState } from 'react';

/** Who is chosen for something in bulk: some by name, or all whom the filter means but for some. */
export interface Chosen {
  isAll: boolean;
  /** Chosen by name, or left out of all. */
  ids: ReadonlySet<number>;
  count: number;
  has: (id: number) => boolean;
  toggle: (id: number) => void;
  choose: (ids: readonly number[]) => void;
  chooseAll: () => void;
  clear: () => void;
}

const NOBODY: ReadonlySet<number> = new Set();

/** `of` says what is shown: when that changes, nobody is chosen any more, so that nobody unseen is. */
export function useChosen(of: string, total: number | null): Chosen {
  const [state, setState] = useState({ of, isAll: false, ids: NOBODY });
  const now = state.of === of ? state : { of, isAll: false, ids: NOBODY };
  const put = (isAll: boolean, ids: ReadonlySet<number>) => setState({ of, isAll, ids });
  const toggle = (id: number) => {
    const ids = new Set(now.ids);
    if (!ids.delete(id)) ids.add(id);
    put(now.isAll, ids);
  };
  return {
    isAll: now.isAll,
    ids: now.ids,
    count: now.isAll ? (total ?? 0) - now.ids.size : now.ids.size,
    has: (id) => now.ids.has(id) !== now.isAll,
    toggle,
    choose: (ids) => put(false, new Set(ids)),
    chooseAll: () => put(true, NOBODY),
    clear: () => put(false, NOBODY),
  };
}
