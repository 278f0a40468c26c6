import { type ImportsOf, importPathOf, useImportItems } from '#imports';
import { call, refresh } from '#web-api';
import type { ImportItemView, ImportView } from '../imports/queries.ts';
import type { Plan } from './import-words.ts';

const CHANGED = ['/imports', '/people', '/sources', '/goals', '/refresh'];

export const IMPORTS: ImportsOf<ImportView> = {
  path: '/imports',
  changed: (client) => Promise.all(CHANGED.map((path) => refresh(client, path))),
};
export const importPath = (id: number): string => importPathOf(IMPORTS, id);

/** Which rows of an import. */
export interface Which {
  plan?: Plan;
  /** Those that tell of other work. */
  work?: boolean;
  /** Those that stay out because their people were erased. */
  erased?: boolean;
  /** New people who may be somebody whom one has. */
  perhaps?: boolean;
  search?: string;
}

function askedFor({ plan, work, erased, perhaps, search }: Which): URLSearchParams {
  const asked = new URLSearchParams();
  if (plan) asked.set('plan', plan);
  if (work) asked.set('work', 'true');
  if (erased) asked.set('erased', 'true');
  if (perhaps) asked.set('perhaps', 'true');
  if (search) asked.set('search', search);
  return asked;
}

export const whichKey = (which: Which): string => askedFor(which).toString() || 'all';

type Position = Pick<ImportItemView, 'position' | 'plan'>;

/** Where all rows of a kind stand, in one answer. */
export async function positionsOf(id: number, which: Which): Promise<Position[]> {
  const path = `${importPath(id)}/positions?${askedFor(which)}`;
  return (await call<{ positions: Position[] }>('GET', path)).positions;
}

export interface Asked {
  which: Which;
  /** How many rows there are, so that the last page is known as the last. */
  total: number;
}

/** The rows of an import read so far; while addresses are looked at they fill in. */
export const useItems = ({ id, state }: ImportView, { which, total }: Asked) =>
  useImportItems<ImportItemView>(IMPORTS, {
    id,
    which: askedFor(which),
    // How many a search finds is not counted.
    total: which.search ? null : total,
    isFilling: state === 'looking',
  });
