import { goalTitle } from '#goals';
import type { Read } from '#platform';
import { foldWords } from '../notes/fold.ts';
import { titleKeyOf } from './parse.ts';
import type { LinkKind, LinkTarget, WantedKind } from './schema.ts';

/** A link as it is stored; without a target it is looked for by its title. */
export interface StoredLink {
  wanted: WantedKind;
  title: string;
  title_key: string;
  /** What the text shows for it, where it says so. */
  words?: string;
  target_kind?: LinkKind | null;
  target_id?: number | null;
}

/** Finds things of one kind by id and by the folded title; the oldest of several with one title. */
interface Finder {
  byId: Map<number, LinkTarget>;
  byKey: Map<string, LinkTarget>;
}
type Asked = { ids: number[]; keys: string[] };
const NOTHING: Finder = { byId: new Map(), byKey: new Map() };

/**
 * Where links lead today, in their order; null where there is no such thing. A remembered target
 * counts as long as it is there, whatever it is called now; else the title decides. A bare title
 * means a note before a goal. Entries by their titles are not looked for here: `entriesTitled` does.
 */
export async function resolveLinks(
  read: Read,
  memberId: number,
  links: readonly StoredLink[],
): Promise<(LinkTarget | null)[]> {
  if (links.length === 0) return [];
  const finders: Record<LinkKind, Finder> = {
    note: await findNotes(read, memberId, askedOf(links, 'note')),
    goal: await findGoals(read, memberId, askedOf(links, 'goal')),
    person: await findPersons(read, memberId, askedOf(links, 'person')),
    entry: await findEntries(read, memberId, askedOf(links, 'entry')),
    place: await findPlaces(read, memberId, askedOf(links, 'place')),
  };
  return links.map((link) => {
    const known =
      link.target_kind && link.target_id
        ? finders[link.target_kind].byId.get(link.target_id)
        : undefined;
    return known ?? byTitle(finders, link);
  });
}

function byTitle(finders: Record<LinkKind, Finder>, link: StoredLink): LinkTarget | null {
  const kinds: LinkKind[] = link.wanted === 'any' ? ['note', 'goal'] : [link.wanted];
  for (const kind of kinds) {
    const found = finders[kind].byKey.get(link.title_key);
    if (found) return found;
  }
  return byNumber(finders, link);
}

/**
 * `[[person:12|Jo]]`, by which one of two Jos is meant. In a text from another Kith 12 may be anybody:
 * then the words are not the title, and it leads nowhere.
 */
function byNumber(finders: Record<LinkKind, Finder>, link: StoredLink): LinkTarget | null {
  const { wanted, words } = link;
  const found = wanted === 'any' ? undefined : finders[wanted].byId.get(numberIn(link) ?? 0);
  if (wanted === 'any' || !found) return null;
  const isMeant = !words || titleKeyOf(wanted, words) === titleKeyOf(wanted, found.title);
  return isMeant ? found : null;
}

function numberIn({ wanted, title_key }: StoredLink): number | null {
  return wanted !== 'any' && /^[1-9]\d{0,14}$/.test(title_key) ? Number(title_key) : null;
}

function askedOf(links: readonly StoredLink[], kind: LinkKind): Asked {
  const isBare = kind === 'note' || kind === 'goal';
  return {
    ids: links.flatMap((link) => [
      ...(link.target_kind === kind && link.target_id ? [link.target_id] : []),
      ...(link.wanted === kind ? [numberIn(link) ?? 0] : []),
    ]),
    keys: links.flatMap((link) =>
      link.wanted === kind || (isBare && link.wanted === 'any') ? [link.title_key] : [],
    ),
  };
}

function finderOf(kind: LinkKind, rows: { id: number; title: string; key: string }[]): Finder {
  const finder: Finder = { byId: new Map(), byKey: new Map() };
  for (const { id, title, key } of rows.toSorted((a, b) => a.id - b.id)) {
    const target = { kind, id, title };
    finder.byId.set(id, target);
    if (!finder.byKey.has(key)) finder.byKey.set(key, target);
  }
  return finder;
}

const isNothing = ({ ids, keys }: Asked) => ids.length === 0 && keys.length === 0;

async function findNotes(read: Read, memberId: number, asked: Asked): Promise<Finder> {
  if (isNothing(asked)) return NOTHING;
  const rows = await read
    .selectFrom('note')
    .select(['id', 'title', 'title_key as key'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('id', 'in', [...asked.ids, 0]), eb('title_key', 'in', [...asked.keys, '\u0001'])]),
    )
    .execute();
  return finderOf('note', rows);
}

/** All goals: nobody has more than some hundreds, and their titles are made of two columns. */
async function findGoals(read: Read, memberId: number, asked: Asked): Promise<Finder> {
  if (isNothing(asked)) return NOTHING;
  const rows = await read
    .selectFrom('goal')
    .select(['id', 'able', 'need'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  const titled = rows.map((row) => ({ id: row.id, title: goalTitle(row) }));
  return finderOf(
    'goal',
    titled.map((row) => ({ ...row, key: foldWords(row.title) })),
  );
}

async function findPersons(read: Read, memberId: number, asked: Asked): Promise<Finder> {
  if (isNothing(asked)) return NOTHING;
  const rows = await read
    .selectFrom('person')
    .select(['id', 'name', 'name_key', 'merged_into', 'removed_at'])
    .where('member_id', '=', memberId)
    .where((eb) =>
      eb.or([
        eb('id', 'in', [...asked.ids, 0]),
        eb.and([eb('name_key', 'in', [...asked.keys, '']), eb('removed_at', 'is', null)]),
      ]),
    )
    .execute();
  const here = rows.filter((row) => row.removed_at === null);
  const finder = finderOf(
    'person',
    here.map((row) => ({ id: row.id, title: row.name, key: row.name_key })),
  );
  // Who turned out to be another is found as that one.
  const merged = rows.flatMap((row) =>
    row.merged_into ? [{ id: row.id, into: row.merged_into }] : [],
  );
  if (merged.length === 0) return finder;
  const into = await findPersons(read, memberId, { ids: merged.map((row) => row.into), keys: [] });
  for (const row of merged) {
    const person = into.byId.get(row.into);
    if (person) finder.byId.set(row.id, person);
  }
  return finder;
}

async function findPlaces(read: Read, memberId: number, asked: Asked): Promise<Finder> {
  if (isNothing(asked)) return NOTHING;
  const rows = await read
    .selectFrom('place')
    .select(['id', 'name', 'name_key'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  return finderOf(
    'place',
    rows.map((row) => ({ id: row.id, title: row.name, key: row.name_key })),
  );
}

async function findEntries(read: Read, memberId: number, asked: Asked): Promise<Finder> {
  const ids = [...new Set(asked.ids)].filter((id) => id > 0);
  if (ids.length === 0) return NOTHING;
  const rows = await read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select(['entry.id', 'entry.title'])
    .distinct()
    .where('entry.id', 'in', ids)
    .where('source.member_id', '=', memberId)
    .execute();
  return finderOf(
    'entry',
    rows.map((row) => ({ id: row.id, title: row.title ?? '', key: foldWords(row.title ?? '') })),
  );
}
