import { sql } from 'kysely';
import { type Kith, Refusal } from '#platform';
import { foldWords } from '../notes/fold.ts';
import { noteById, POSITION } from '../notes/queries.ts';
import { resolveAll } from './entry-titles.ts';
import { linkTo } from './link-to.ts';
import { isOneWord, mentionIn } from './mention-rules.ts';
import { titleKeyOf, writtenLinks } from './parse.ts';
import { resolveLinks } from './resolve.ts';
import type {
  LinkKind,
  LinkTarget,
  Mention,
  Mentions,
  NoteLinks,
  OutgoingLink,
  WantedKind,
} from './schema.ts';
import { AROUND_CHARS, linkPlaceIn, snippetAt } from './snippet.ts';
import { holdsWords, wordsHeld } from './words-held.ts';

const BACKLINKS_MAX = 100;
/** Notes that hold the letters of a title; of these the ones that hold it as words are mentions. */
const CANDIDATES_MAX = 60;
const MENTIONS_MAX = 30;
/** Shorter titles are in every text. */
const MENTIONED_CHARS_MIN = 3;

/** What a note links to, what links to it, and which notes speak of it without a link. */
export async function linksOf(kith: Kith, memberId: number, noteId: number): Promise<NoteLinks> {
  const note = await noteById(kith, memberId, noteId);
  const target: LinkTarget = { kind: 'note', id: note.id, title: note.title };
  const [outgoing, mentions] = await Promise.all([
    outgoingOf(kith, memberId, note),
    mentionsFor(kith, memberId, target),
  ]);
  return { outgoing, ...mentions };
}

/**
 * The notes that link to a goal, person, entry or place or speak of it.
 * @throws Refusal `not_found` when the member has no such thing.
 */
export async function mentionsOf(
  kith: Kith,
  memberId: number,
  { kind, id }: Pick<LinkTarget, 'kind' | 'id'>,
): Promise<Mentions> {
  const stored = { wanted: kind, title: '', title_key: '', target_kind: kind, target_id: id };
  const [target] = await resolveLinks(kith.db.read, memberId, [stored]);
  if (target?.id !== id) throw new Refusal('not_found', 'There is no such thing.');
  return mentionsFor(kith, memberId, target);
}

async function mentionsFor(kith: Kith, memberId: number, target: LinkTarget): Promise<Mentions> {
  const [link, backlinks, mentions] = await Promise.all([
    linkTo(kith, memberId, target),
    backlinksOf(kith, memberId, target),
    unlinkedOf(kith, memberId, target),
  ]);
  const linking = new Set(backlinks.map((one) => one.id));
  return {
    link,
    title: target.title,
    backlinks,
    mentions: mentions.filter((one) => !linking.has(one.id)),
  };
}

/** The links of a note's text in their order, each as it is written, with where they lead today. */
export async function outgoingOf(
  kith: Kith,
  memberId: number,
  { id, text }: { id: number; text: string },
): Promise<OutgoingLink[]> {
  const stored = await kith.db.read
    .selectFrom('note_link')
    .select(['wanted', 'title_key', 'target_kind', 'target_id'])
    .where('note_id', '=', id)
    .execute();
  const known = new Map(stored.map((row) => [`${row.wanted}:${row.title_key}`, row]));
  const links = writtenLinks(text).map(({ wanted, title, titleKey, words }) => ({
    ...known.get(`${wanted}:${titleKey}`),
    wanted,
    title,
    title_key: titleKey,
    words,
  }));
  const targets = await resolveAll(kith, memberId, links);
  return links.map(({ wanted, title }, at) => ({ wanted, title, target: targets[at] ?? null }));
}

/** Notes whose links lead to a thing, the one written in last first. */
async function backlinksOf(kith: Kith, memberId: number, target: LinkTarget): Promise<Mention[]> {
  const around = aroundLink(POSITION[kith.db.engine]);
  const rows = await linkingRows(kith, memberId, target)
    .select([around.as('around')])
    .limit(BACKLINKS_MAX)
    .execute();
  const once = new Map(rows.map((row) => [row.id, row]));
  return [...once.values()].map(({ id, title, around: text, wanted, title_key }) => {
    const place = linkPlaceIn(text, { wanted, titleKey: title_key });
    return { id, title, ...snippetAt(text, place, place?.shown) };
  });
}

/** Only the part that is shown: a hundred long notes would be fifty megabytes. */
function aroundLink(position: string) {
  const find = sql.raw(position);
  const at = (before: string) =>
    sql`nullif(${find}(note.text, ${sql.lit(before)} || note_link.title), 0)`;
  const found = sql`coalesce(${at('[[')}, ${at(':')}, ${at('')}, 1)`;
  return sql<string>`substr(note.text, case when ${found} > ${sql.lit(AROUND_CHARS)} then ${found} - ${sql.lit(AROUND_CHARS)} else 1 end, ${sql.lit(4 * AROUND_CHARS)})`;
}

/** Stored links to a thing, and open ones whose title it has. */
function linkingRows(kith: Kith, memberId: number, target: LinkTarget) {
  return kith.db.read
    .selectFrom('note_link')
    .innerJoin('note', 'note.id', 'note_link.note_id')
    .select(['note.id', 'note.title', 'note_link.wanted', 'note_link.title_key'])
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
          eb('note_link.title_key', '=', titleKeyOf(target.kind, target.title)),
          eb('note_link.wanted', 'in', wantedFor(target.kind)),
        ]),
      ]),
    )
    .orderBy('note.updated_at', 'desc')
    .orderBy('note_link.id', 'desc');
}

const wantedFor = (kind: LinkKind): readonly WantedKind[] =>
  kind === 'note' || kind === 'goal' ? ['any', kind] : [kind];

/** Notes that hold a title as words: the latest of those that hold its letters; see decisions/0046-words-of-notes.md. */
async function unlinkedOf(kith: Kith, memberId: number, target: LinkTarget): Promise<Mention[]> {
  const key = foldWords(target.title);
  if (key.length < MENTIONED_CHARS_MIN) return [];
  const isExact = target.kind === 'person' && isOneWord(target.title);
  const rows = await holding(kith, memberId, key)
    .select(['note.id', 'note.title', 'note.text'])
    .where('note.id', '!=', target.kind === 'note' ? target.id : 0)
    .execute();
  const mentions: Mention[] = [];
  for (const { id, title, text } of rows) {
    const place = mentionIn(text, target.title, isExact);
    if (place) mentions.push({ id, title, ...snippetAt(text, place) });
    if (mentions.length === MENTIONS_MAX) break;
  }
  return mentions;
}

/** The notes whose text holds a folded title, the one written in last first. */
function holding(kith: Kith, memberId: number, key: string) {
  const { read, engine } = kith.db;
  const query = read
    .selectFrom('note')
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .where((eb) => eb(eb.fn<number>(POSITION[engine], ['note.folded', eb.val(key)]), '>', 0))
    .orderBy('note.updated_at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(CANDIDATES_MAX);
  const hasWords = holdsWords(engine, wordsHeld(key));
  return hasWords ? query.where(hasWords) : query;
}
