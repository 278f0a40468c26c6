import { OF_LEARNING } from './of-learning.ts';
import { OF_PEOPLE } from './of-people.ts';
import { FIRMNESS, type Firmness } from './reference.ts';

/**
 * All that Kith cites. To cite more, add it with a link under which it can be looked up;
 * `references.test.ts` fails for one that no `Why` uses.
 */
export const REFERENCES = { ...OF_LEARNING, ...OF_PEOPLE };

export type ReferenceId = keyof typeof REFERENCES;

/** Of several references the least firm speaks: together they carry no more than that. */
export function firmnessOf(ids: readonly ReferenceId[]): Firmness {
  const at = Math.max(...ids.map((id) => FIRMNESS.indexOf(REFERENCES[id].firm)));
  return FIRMNESS[at] ?? 'early';
}
