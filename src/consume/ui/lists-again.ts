/** Asking a list of pages again after a change, without asking a long one page by page. */
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { call, isLong, keyOf, PAGES_ASKED_AGAIN_MAX, refresh } from '#web-api';

interface Lists<Page, Row> {
  /** Under it all is asked again; its lists are known under `pages`. */
  path: string;
  rowsOf: (page: Page) => Row[];
  withRows: (page: Page, rows: Row[]) => Page;
  /** A page with what the first one says of all that is in the list, as it is now. */
  withCounts: (page: Page, fresh: Page) => Page;
}

/** Where a row stood in a list: on which page, above which others. */
interface Place<Row> {
  page: number;
  row: Row;
  below: ReadonlySet<number>;
}
/** The rows that were taken out of each list, the last taken first. */
export type Taken<Row> = readonly { list: QueryKey; place: Place<Row> }[];

export function listsAgain<Page, Row extends { id: number }>({
  path,
  rowsOf,
  withRows,
  withCounts,
}: Lists<Page, Row>) {
  type Known = InfiniteData<Page>;
  const pages = keyOf(`${path}/pages`);

  /** Asks again for all that is known, and of a long list for its beginning: it goes on from there. */
  async function again(client: QueryClient): Promise<void> {
    client.setQueriesData<Known>(
      { queryKey: pages },
      (known) =>
        known && {
          pages: known.pages.slice(0, PAGES_ASKED_AGAIN_MAX),
          pageParams: known.pageParams.slice(0, PAGES_ASKED_AGAIN_MAX),
        },
    );
    await refresh(client, path);
  }

  /** Asks again for what is asked whole. A long list stays as it is, so that one stays where one is in it. */
  const shortOnesAgain = (client: QueryClient): Promise<void> =>
    client.invalidateQueries({
      queryKey: keyOf(path),
      predicate: ({ state }) => !isLong(state.data),
    });

  /** Rows are gone. Long lists only lose them. Gives what brings them back. */
  async function without(client: QueryClient, ids: readonly number[]): Promise<Taken<Row>> {
    const gone = new Set(ids);
    const taken: { list: QueryKey; place: Place<Row> }[] = [];
    await change(client, (rows, page, list) => {
      for (const [at, row] of rows.entries())
        if (gone.has(row.id)) {
          const below = new Set(rows.slice(at + 1).map(({ id }) => id));
          taken.unshift({ list, place: { page, row, below } });
        }
      return rows.filter(({ id }) => !gone.has(id));
    });
    return taken;
  }

  /** They are back, where they stood. */
  const back = (client: QueryClient, taken: Taken<Row>): Promise<void> =>
    change(client, (rows, page, list) => {
      const places = taken.filter((one) => one.list === list && one.place.page === page);
      return places.reduce((before, { place }) => put(before, place), rows);
    });

  /** Rows have changed. Long lists show it where they stand. */
  const changed = (client: QueryClient, parts: ReadonlyMap<number, Partial<Row>>): Promise<void> =>
    change(client, (rows) => rows.map((row) => ({ ...row, ...parts.get(row.id) })));

  type Change = (rows: Row[], page: number, list: QueryKey) => Row[];

  /** One after the other: an undo that began in the midst of a change would put back what that has taken out elsewhere. */
  let before: Promise<void> = Promise.resolve();
  function change(client: QueryClient, rowsAfter: Change): Promise<void> {
    const done = before.then(() => changeNow(client, rowsAfter));
    before = done.catch(() => {});
    return done;
  }

  async function changeNow(client: QueryClient, rowsAfter: Change): Promise<void> {
    // Before: cancelling shows again what was there when the page on its way was asked for. And that page would come
    // with those before it as they were.
    const lists = client.getQueriesData<Known>({ queryKey: pages });
    await client.cancelQueries({ queryKey: pages });
    for (const [list, known] of lists) {
      if (!known) continue;
      const after = known.pages.map((page, at) =>
        withRows(page, rowsAfter(rowsOf(page), at, list)),
      );
      client.setQueryData<Known>(list, { ...known, pages: after });
    }
    // Not waited for: whoever changed it is told at once, also where the server is slow to answer.
    void shortOnesAgain(client);
    for (const [list, known] of lists) if (isLong(known)) void countsAgain(client, list);
  }

  /** For which change each list was last asked how many there are: answers may come in another order. */
  const turns = new Map<string, number>();

  /** How many there are changes with any of them; of a long list that is all that is asked again. */
  async function countsAgain(client: QueryClient, list: QueryKey): Promise<void> {
    const address = `${path}?${String(list.at(-1))}`;
    const turn = (turns.get(address) ?? 0) + 1;
    turns.set(address, turn);
    try {
      const fresh = await call<Page>('GET', address);
      if (turns.get(address) !== turn) return;
      client.setQueryData<Known>(list, (known) => {
        const [first, ...others] = known?.pages ?? [];
        return known && first && { ...known, pages: [withCounts(first, fresh), ...others] };
      });
    } catch {
      // They stay as they were until the list is asked again.
    }
  }

  return { again, shortOnesAgain, without, back, changed };
}

function put<Row extends { id: number }>(rows: Row[], { row, below }: Place<Row>): Row[] {
  if (rows.some(({ id }) => id === row.id)) return rows;
  const at = rows.findIndex(({ id }) => below.has(id));
  return rows.toSpliced(at < 0 ? rows.length : at, 0, row);
}
