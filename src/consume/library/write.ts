import type { Insertable } from 'kysely';
import { goalById } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { entryById, normaliseUrl } from '#sources';
import type { Tables } from '#tables';
import { textRead } from '../articles/queries.ts';
import { firstCheckAt } from '../links/rules.ts';
import { fetchPageJob } from './fetch-page.ts';
import { KEEPS_MAX, TAGS_MAX, TAKEAWAY_CHARS_MAX } from './limits.ts';
import { keepById, noSuchKeep, tagsIn } from './queries.ts';
import { distinctTags, foldedOf, withMore } from './rules.ts';
import { writeSaid } from './said.ts';
import { keyOfEntry } from './same-entry.ts';
import type { KeepForm, KeepView, KeptView, NewKeep, Said } from './schema.ts';
import { tellKept } from './tell.ts';

/**
 * Keeps an entry or a page, with a copy of it. What is kept already gets what is said anew; so it is safe to send this
 * again after a lost answer.
 */
export async function keep(kith: Kith, memberId: number, form: NewKeep): Promise<KeptView> {
  if (form.goalId) await goalById(kith, memberId, form.goalId);
  return keepCopy(kith, memberId, await copyOf(kith, memberId, form), form);
}

/** The same for what was read already. */
export async function keepCopy(
  kith: Kith,
  memberId: number,
  copy: Copy,
  form: KeepForm,
): Promise<KeptView> {
  const { id, before } = await kith.db.write(async (trx) => {
    const known = await trx
      .selectFrom('keep')
      .select(['id', 'takeaway', 'goal_id'])
      .where('member_id', '=', memberId)
      .where('key', '=', copy.key)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (known) {
      const tags = (await tagsIn(trx, [known.id])).get(known.id) ?? [];
      const { takeaway, goal_id: goalId } = known;
      const said = { takeaway, tags, goalId };
      await changeInside(kith, trx, { id: known.id, form: added(said, form) });
      return { id: known.id, before: said };
    }
    await requireRoom(trx, memberId);
    return { id: await begin(kith, trx, { memberId, copy, form }), before: null };
  });
  kith.wakeJobs();
  return { ...(await keepById(kith, memberId, id)), before };
}

/** What is kept of the thing itself. */
type Copy = Pick<
  Insertable<Tables['keep']>,
  | 'key'
  | 'entry_id'
  | 'url'
  | 'title'
  | 'source'
  | 'author'
  | 'published_at'
  | 'words'
  | 'excerpt'
  | 'html'
  | 'is_fetching'
  | 'pages'
  | 'language'
>;

/** A page is fetched later: who keeps it need not wait. */
async function copyOf(kith: Kith, memberId: number, { entryId, url }: NewKeep): Promise<Copy> {
  if (entryId === undefined) {
    const key = normaliseUrl(url ?? '');
    if (key === null) throw new Refusal('invalid', 'This is no address of a page.');
    return { ...NO_TEXT, key, url: url ?? null, title: key, source: new URL(key).hostname };
  }
  const entry = await entryById(kith, memberId, entryId);
  // The whole of it only where this member reads that: nobody learns from a copy what others asked for.
  const { html, words, excerpt } = await textRead(kith, memberId, entryId);
  return {
    key: keyOfEntry(entry),
    entry_id: entry.id,
    url: entry.url,
    title: entry.title,
    source: entry.source,
    author: entry.author,
    published_at: entry.publishedAt,
    words,
    excerpt,
    html,
    is_fetching: 0,
  };
}

const NO_TEXT = {
  entry_id: null,
  author: null,
  published_at: null,
  words: 0,
  excerpt: '',
  html: '',
  is_fetching: 1,
};

/**
 * What a keep that is there takes from being kept again.
 * @throws Refusal `invalid` when that would be more than it holds: all or nothing, so that nobody loses the end of a sentence.
 */
function added(before: Said, { takeaway: more, tags, goalId }: KeepForm): KeepForm {
  const form = {
    ...(more === undefined ? {} : { takeaway: withMore(before.takeaway, more) }),
    ...(tags === undefined ? {} : { tags: [...before.tags, ...tags] }),
    ...(goalId ? { goalId } : {}),
  };
  requireSize(form);
  return form;
}

function requireSize({ takeaway = '', tags = [] }: KeepForm): void {
  if (takeaway.length > TAKEAWAY_CHARS_MAX)
    throw new Refusal(
      'invalid',
      `You keep this already. With what you took from it then, this is more than ${TAKEAWAY_CHARS_MAX.toLocaleString('en')} characters: say it shorter, or go on in a note.`,
    );
  if (distinctTags(tags).size > TAGS_MAX)
    throw new Refusal(
      'invalid',
      `You keep this already. With its tags these are more than ${TAGS_MAX}: leave some out.`,
    );
}

async function begin(
  kith: Kith,
  trx: Write,
  { memberId, copy, form }: { memberId: number; copy: Copy; form: KeepForm },
): Promise<number> {
  const now = kith.now();
  const { takeaway = '', tags = [], goalId = null } = form;
  const { id } = await trx
    .insertInto('keep')
    .values({
      ...copy,
      member_id: memberId,
      goal_id: goalId,
      takeaway,
      folded: '',
      problem: null,
      created_at: now,
      updated_at: now,
      removed_at: null,
      text_at: copy.is_fetching ? null : now,
      waits_since: null,
      check_at: firstCheckAt(copy.url ?? null, now),
      failed_since: null,
      gone_since: null,
      failure: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeTags(trx, id, tags);
  await refold(trx, id);
  await writeSaid(trx, id, copy.html);
  if (takeaway.trim() !== '') await tellKept(kith, trx, id);
  if (copy.is_fetching) await kith.enqueue(trx, [fetchPageJob(id, copy.key)]);
  return id;
}

/** Changes what is said of a keep; what is not named stays. */
export async function changeKeep(
  kith: Kith,
  memberId: number,
  id: number,
  form: KeepForm,
): Promise<KeepView> {
  if (form.goalId) await goalById(kith, memberId, form.goalId);
  await kith.db.write(async (trx) => {
    const own = await trx
      .selectFrom('keep')
      .select('id')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!own) throw noSuchKeep();
    await changeInside(kith, trx, { id, form });
  });
  kith.wakeJobs();
  return keepById(kith, memberId, id);
}

/** The same within a transaction, for a keep that was checked to be the member's. */
export async function changeInside(
  kith: Kith,
  trx: Write,
  { id, form: { takeaway, tags, goalId } }: { id: number; form: KeepForm },
): Promise<void> {
  const before = await trx
    .selectFrom('keep')
    .select(['takeaway', 'goal_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const after = { takeaway: takeaway ?? before.takeaway, goal_id: goalId ?? before.goal_id };
  if (goalId === null) after.goal_id = null;
  await trx
    .updateTable('keep')
    .set({ ...after, updated_at: kith.now() })
    .where('id', '=', id)
    .execute();
  if (tags) await writeTags(trx, id, tags);
  await refold(trx, id);
  const hasWords = after.takeaway.trim() !== '';
  const isNews =
    hasWords !== (before.takeaway.trim() !== '') || (hasWords && after.goal_id !== before.goal_id);
  if (isNews) await tellKept(kith, trx, id);
}

async function writeTags(trx: Write, id: number, tags: readonly string[]): Promise<void> {
  await trx.deleteFrom('keep_tag').where('keep_id', '=', id).execute();
  const distinct = [...distinctTags(tags)];
  if (distinct.length === 0) return;
  await trx
    .insertInto('keep_tag')
    .values(distinct.map(([key, tag]) => ({ keep_id: id, tag, tag_key: key })))
    .execute();
}

/** What is searched follows what was changed. */
export async function refold(trx: Write, id: number): Promise<void> {
  const row = await trx
    .selectFrom('keep')
    .select(['title', 'source', 'takeaway'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const tags = (await tagsIn(trx, [id])).get(id) ?? [];
  await trx
    .updateTable('keep')
    .set({ folded: foldedOf({ ...row, tags }) })
    .where('id', '=', id)
    .execute();
}

/** @throws Refusal `too_many` when the member keeps all one may keep. */
export async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('keep')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) < KEEPS_MAX) return;
  throw new Refusal(
    'too_many',
    `You keep ${KEEPS_MAX.toLocaleString('en')} things. Remove some first.`,
  );
}
