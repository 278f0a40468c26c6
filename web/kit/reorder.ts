/** A list with one item at another place; the list itself when there is nowhere to go. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  const place = Math.min(Math.max(to, 0), list.length - 1);
  if (item === undefined || place === from) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(place, 0, item);
}

/** Where something let go at a height belongs, by the middles of the rows it would stand among. */
export function placeAt(height: number, middles: readonly number[]): number {
  return middles.filter((middle) => middle < height).length;
}
