import { useAddressValue } from '#kit';
import { PEOPLE_ORDERS, type PeopleOrder } from '../directory/limits.ts';

/** A filter as the address has it: words only. */
export type FilterWords = Partial<Record<FilterName, string>>;
export const FILTER_NAMES = [
  'list',
  'has',
  'lacks',
  'origin',
  'batch',
  'employer',
  'addedSince',
  'source',
  'chosenFor',
  'contacted',
  'stage',
  'tie',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

export interface FilterInAddress {
  search: string;
  order: PeopleOrder;
  filter: FilterWords;
  setSearch: (search: string) => void;
  setOrder: (order: PeopleOrder) => void;
  set: (name: FilterName, value: string | null) => void;
}

/** What the list shows, kept in the address: Back, a reload and a shared link show the same. */
export function usePeopleFilter(): FilterInAddress {
  const [search, setSearch] = useAddressValue('q');
  const [order, setOrder] = useAddressValue('order');
  const values = useFilterValues();
  const filter: FilterWords = {};
  for (const name of FILTER_NAMES) {
    const value = values[name][0];
    if (value !== null) filter[name] = value;
  }
  return {
    search: search ?? '',
    order: PEOPLE_ORDERS.find((one) => one === order) ?? 'name',
    filter,
    setSearch: (words) => setSearch(words || null),
    setOrder: (chosen) => setOrder(chosen === 'name' ? null : chosen),
    set: (name, value) => values[name][1](value || null),
  };
}

/** One hook for each name, always all of them. */
function useFilterValues(): Record<FilterName, ReturnType<typeof useAddressValue>> {
  return {
    list: useAddressValue('list'),
    has: useAddressValue('has'),
    lacks: useAddressValue('lacks'),
    origin: useAddressValue('origin'),
    batch: useAddressValue('batch'),
    employer: useAddressValue('employer'),
    addedSince: useAddressValue('addedSince'),
    source: useAddressValue('source'),
    chosenFor: useAddressValue('chosenFor'),
    contacted: useAddressValue('contacted'),
    stage: useAddressValue('stage'),
    tie: useAddressValue('tie'),
  };
}

/** The same as the server takes it. */
export function filterOf(search: string, words: FilterWords): Record<string, string> {
  return search === '' ? { ...words } : { ...words, search };
}
