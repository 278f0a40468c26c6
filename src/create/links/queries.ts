import { sql } from 'kysely';
import type { Kith } from '#platform';
import { foldWords } from '../notes/fold.ts';
import { noteById, POSITION } from '../notes/queries.ts';
import { parseLinks, titleKeyOf } from './parse.ts';
import { resolveLinks } from './resolve.ts';
import { snippetAround, speaksOf } from './rules.ts';
import type { LinkKind, LinkTarget, Mention, NoteLinks, OutgoingLink } from './schema.ts';

export const BACKLINKS_MAX = 100;
/** Notes that hold the letters of a title; of these the ones that hold it as words are mentions. */
const CANDIDATES_MAX = 60;
export const MENTIONS_MAX = 30;
/** Shorter titles are in every text. */
const MENTIONED_CHARS_MIN = 3;
/** How much of a text is read to find the words around a link. */
const AROUND_CHARS = 400;

/** What a note links to, what links to it, and which notes speak of it without a link. */
export async function linksOf(kith: Kith, memberId: number, noteId: number): Promise<NoteLinks> {
  const note = await noteById(kith, memberId, noteId);
  const target: LinkTarget = { kind: 'note', id: note.id, title: note.title };
  const [outgoing, backlinks, mentions] = await Promise.all([
    outgoingOf(kith, memberId, note),
    backlinksOf(kith, memberId, target),
    mentionsOf(kith, memberId, target),
  ]);
  const linking = new Set(backlinks.map((one) => one.id));
  return { outgoing, backlinks, mentions: mentions.filter((one) => !linking.has(one.id)) };
}

/** The links of a note's text in their order, with where they lead today. */
export async function outgoingOf(
  kith: Kith,
  memberId: number,
  { id, text }: { id: number; text: string },
): Promise<OutgoingLink[]> {
  const stored = await kith.db.read
    .selectFrom('note_link')
    .select(['wanted', 'title', 'title_key', 'target_kind', 'target_id'])
    .where('note_id', '=', id)
    .execute();
  const known = new Map(stored.map((row) => [`${row.wanted}:${row.title_key}`, row]));
  const links = parseLinks(text).map(
    ({ wanted, title, titleKey }) =>
      known.get(`${wanted}:${titleKey}`) ?? { wanted, title, title_key: titleKey },
  );
  const targets = await resolveLinks(kith.db.read, memberId, links);
  return links.map(({ wanted, title }, at) => ({ wanted, title, target: targets[at] ?? null }));
}

/** Notes whose links lead to a thing, the one written in last first. */
export async function backlinksOf(
  kith: Kith,
  memberId: number,
  target: LinkTarget,
): Promise<Mention[]> {
  const position = sql.raw(POSITION[kith.db.engine]);
  const rows = await linkingRows(kith, memberId, target)
    .select([
      // Only the part that is shown: a hundred long notes would be fifty megabytes.
      sql<string>`substr(note.text, case when ${position}(note.text, note_link.title) > ${sql.lit(AROUND_CHARS)} then ${position}(note.text, note_link.title) - ${sql.lit(AROUND_CHARS)} else 1 end, ${sql.lit(3 * AROUND_CHARS)})`.as(
        'around',
      ),
    ])
    .limit(BACKLINKS_MAX)
    .execute();
  const once = new Map(rows.map((row) => [row.id, row]));
  return [...once.values()].map((row) => ({
    id: row.id,
    title: row.title,
    snippet: snippetAround(row.around, row.link),
  }));
}

/** Stored links to a thing, and open ones whose title it has. */
function linkingRows(kith: Kith, memberId: number, target: LinkTarget) {
  return kith.db.read
    .selectFrom('note_link')
    .innerJoin('note', 'note.id', 'note_link.note_id')
    .select(['note.id', 'note.title', 'note_link.title as link'])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .where('note.id', '!=', target.kind === 'note' ? target.id : 0)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('note_link.target_kind', '=', target.kind),
          eb('note_link.target_id', '=', target.id),
        ]),
        eb.and([
          eb('note_link.target_kind', 'is', null),
          eb('note_link.title_key', '=', keyFor(target)),
          eb('note_link.wanted', 'in', wantedFor(target.kind)),
        ]),
      ]),
    )
    .orderBy('note.updated_at', 'desc')
    .orderBy('note_link.id', 'desc');
}

const keyFor = ({ kind, id, title }: LinkTarget) =>
  kind === 'entry' ? String(id) : titleKeyOf(kind, title);

const wantedFor = (kind: LinkKind) =>
  kind === 'note' || kind === 'goal' ? (['any', kind] as const) : ([kind] as const);

/** Notes that hold a title as words. They are looked for in all texts; see decisions/0013-notes.md. */
async function mentionsOf(kith: Kith, memberId: number, target: LinkTarget): Promise<Mention[]> {
  const key = foldWords(target.title);
  if (key.length < MENTIONED_CHARS_MIN) return [];
  const rows = await kith.db.read
    .selectFrom('note')
    .select(['id', 'title', 'text'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('id', '!=', target.id)
    .where((eb) => eb(eb.fn<number>(POSITION[kith.db.engine], ['folded', eb.val(key)]), '>', 0))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(CANDIDATES_MAX)
    .execute();
  return rows
    .filter((row) => speaksOf(row.text, target.title))
    .slice(0, MENTIONS_MAX)
    .map((row) => ({
      id: row.id,
      title: row.title,
      snippet: snippetAround(row.text, target.title),
    }));
}
