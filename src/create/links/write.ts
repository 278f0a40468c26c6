import type { Kith, Write } from '#platform';
import { tellLinked } from '../notes/tell.ts';
import { type ParsedLink, parseLinks } from './parse.ts';
import { resolveLinks } from './resolve.ts';
import type { LinkTarget } from './schema.ts';

/** How long a title must have stood to be one that links may mean: not a word half typed. */
const TITLE_STANDS_MS = 60_000;

interface LinkedText {
  memberId: number;
  noteId: number;
  text: string;
}

/**
 * Brings the stored links of a note in line with its text. A link that led somewhere goes on doing
 * so while it stands there; one that leads nowhere yet is tried again.
 */
export async function writeLinks(
  kith: Kith,
  trx: Write,
  { memberId, noteId, text }: LinkedText,
): Promise<void> {
  const parsed = parseLinks(text);
  const known = await linkRows(trx, noteId);
  const wanted = new Map(parsed.map((link) => [keyOf(link), link]));
  const gone = known.filter((row) => !wanted.has(rowKey(row)));
  if (gone.length > 0) {
    const ids = gone.map((row) => row.id);
    await trx.deleteFrom('note_link').where('id', 'in', ids).execute();
  }
  const there = new Map(known.map((row) => [rowKey(row), row]));
  const open = [...wanted].filter(([key]) => !there.get(key)?.target_kind);
  const links = open.map(([, link]) => ({ ...link, title_key: link.titleKey }));
  const targets = await resolveLinks(trx, memberId, links);
  for (const [at, link] of links.entries()) {
    const target = targets[at] ?? null;
    await writeLink(trx, { noteId, link, target, knownId: there.get(keyOf(link))?.id });
  }
  const found = targets.filter((target) => target !== null);
  await tellLinked(
    kith,
    trx,
    noteId,
    found.filter((to) => to.kind !== 'note' || to.id !== noteId),
  );
}

const keyOf = (link: ParsedLink) => `${link.wanted}:${link.titleKey}`;
const rowKey = (row: { wanted: string; title_key: string }) => `${row.wanted}:${row.title_key}`;

function linkRows(trx: Write, noteId: number) {
  return trx
    .selectFrom('note_link')
    .select(['id', 'wanted', 'title_key', 'target_kind'])
    .where('note_id', '=', noteId)
    .execute();
}

interface LinkToWrite {
  noteId: number;
  link: ParsedLink;
  target: LinkTarget | null;
  /** Of the row that is there already. */
  knownId: number | undefined;
}

async function writeLink(trx: Write, { noteId, link, target, knownId }: LinkToWrite) {
  const leads = { target_kind: target?.kind ?? null, target_id: target?.id ?? null };
  if (knownId !== undefined) {
    if (target === null) return;
    await trx.updateTable('note_link').set(leads).where('id', '=', knownId).execute();
    return;
  }
  await trx
    .insertInto('note_link')
    .values({
      note_id: noteId,
      wanted: link.wanted,
      title: link.title,
      title_key: link.titleKey,
      ...leads,
    })
    .execute();
}

interface Retitled {
  memberId: number;
  /** As it was before its title changes. */
  note: { id: number; title_key: string; titled_at: number };
  now: number;
}

/**
 * Before a note gets another title: links that meant it by the old one remember it now. They were
 * written before the note was there, and would lead nowhere afterwards.
 */
export async function bindOpenLinks(trx: Write, { memberId, note, now }: Retitled): Promise<void> {
  if (note.title_key === '' || now - note.titled_at < TITLE_STANDS_MS) return;
  const open = { wanted: 'note' as const, title: '', title_key: note.title_key };
  const [meant] = await resolveLinks(trx, memberId, [open]);
  if (meant?.id !== note.id) return;
  await trx
    .updateTable('note_link')
    .set({ target_kind: 'note', target_id: note.id })
    .where('target_kind', 'is', null)
    .where('title_key', '=', note.title_key)
    .where('wanted', 'in', ['any', 'note'])
    .where('note_id', 'in', (eb) =>
      eb.selectFrom('note').select('id').where('member_id', '=', memberId),
    )
    .execute();
}
