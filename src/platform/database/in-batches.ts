/**
 * Rows by their ids, the lowest first, in batches, so that any number takes little memory. `rowsAfter`
 * asks for those after an id, in that order, at most `atOnce`.
 */
export async function* inBatches<Row extends { id: number }>(
  atOnce: number,
  rowsAfter: (id: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = 0;
  for (;;) {
    const rows = await rowsAfter(after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < atOnce) return;
    after = last.id;
  }
}
