import type { DigestState } from '../schema.ts';

/** What came of one way of telling; `again`: nothing has left, and it may be tried once more. */
export interface Told {
  state: DigestState | 'again';
  problem: string | null;
}

/** This way is off, or there was nothing to tell. */
export const NOTHING = { state: 'nothing', problem: null } as const satisfies Told;
