import { type ExpressionBuilder, sql } from 'kysely';
import { DAY_MS, mondayOf } from '#days';
import { statedOf } from '#finding';
import { type Kith, Refusal } from '#platform';
import { siteKey } from '#sources';
import type { Tables } from '#tables';
import { goalEntriesOf } from '../goals/queries.ts';
import { hidingOf } from '../stream/hiding.ts';
import { waitingIn } from '../stream/queries.ts';
import { ENTRIES_OPENED_MIN, READ_DAYS, SOURCES_READ_MIN } from './limits.ts';
import {
  type Candidate,
  type Circle,
  countryOutside,
  farOf,
  isForeign,
  isThisWeek,
  outsideOf,
} from './rules.ts';
import type { ContrastView } from './schema.ts';

const CANDIDATES_MAX = 500;
const PEOPLE_READ_MAX = 2_000;

/** The one voice of a week from outside a member's usual circle; the same all week once it was found. */
export async function contrastOf(
  kith: Kith,
  memberId: number,
  monday: string,
): Promise<ContrastView> {
  const known = await contrastRow(kith, memberId, monday);
  if (known) return viewOf(kith, memberId, known);
  if (mondayOf(monday) !== monday || !isThisWeek(monday, kith.now()))
    throw new Refusal('not_found', 'There is a voice from outside for the week it is now.');
  const read = await readLately(kith, memberId);
  const opened = read.reduce((sum, { count }) => sum + Number(count), 0);
  if (read.length < SOURCES_READ_MIN || opened < ENTRIES_OPENED_MIN) return nothing('tooLittle');
  const far = await farFrom(kith, read, await waitingOf(kith, memberId, read));
  // Where nobody is far, as on most days, it is not asked where a few thousand people live.
  if (far.length === 0) return nothing('none');
  const circle = await circleOf(kith, memberId, read);
  const found = outsideOf(await candidatesOf(kith, memberId, far), circle);
  if (found === null) return nothing('none');
  const { language, entryId } = found;
  await kith.db.write((trx) =>
    trx
      .insertInto('contrast')
      .columns([
        'member_id',
        'monday',
        'entry_id',
        'title',
        'sources_read',
        'language',
        'country',
        'dismissed_at',
      ])
      .expression((eb) =>
        eb
          .selectFrom('entry')
          .select([
            sql.lit(memberId).as('member_id'),
            sql.lit(monday).as('monday'),
            'entry.id as entry_id',
            'entry.title',
            sql.lit(read.length).as('sources_read'),
            sql.lit(isForeign(found, circle) ? language : null).as('language'),
            sql<string | null>`cast(${countryOutside(found, circle)} as text)`.as('country'),
            sql.lit(null).as('dismissed_at'),
          ])
          .where('entry.id', '=', entryId),
      )
      // Asked twice at once: the first stands.
      .onConflict((conflict) => conflict.columns(['member_id', 'monday']).doNothing())
      .execute(),
  );
  const stands = await contrastRow(kith, memberId, monday);
  return stands ? viewOf(kith, memberId, stands) : nothing('none');
}

const nothing = (state: ContrastView['state']): ContrastView => ({
  state,
  entry: null,
  outside: null,
});

const contrastRow = (kith: Kith, memberId: number, monday: string) =>
  kith.db.read
    .selectFrom('contrast')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('monday', '=', monday)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof contrastRow>>>;

async function viewOf(kith: Kith, memberId: number, row: Row): Promise<ContrastView> {
  if (row.dismissed_at !== null) return nothing('dismissed');
  const [entry] = row.entry_id === null ? [] : await goalEntriesOf(kith, memberId, [row.entry_id]);
  if (!entry) return nothing('none');
  return {
    state: 'here',
    entry,
    outside: { sourcesRead: row.sources_read, language: row.language, country: row.country },
  };
}

type Read = Awaited<ReturnType<typeof readLately>>;

const openedLately = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('read_entry')
    .innerJoin('entry', 'entry.id', 'read_entry.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .where('read_entry.member_id', '=', memberId)
    .where('source.member_id', '=', memberId)
    .where('read_entry.is_opened', '=', 1)
    .where('read_entry.read_at', '>', kith.now() - READ_DAYS * DAY_MS);

/** The sources of which the member opened something lately, with how much. */
const readLately = (kith: Kith, memberId: number) =>
  openedLately(kith, memberId)
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['feed.id', 'feed.url', 'feed.site_url', 'feed.language'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['feed.id', 'feed.url', 'feed.site_url', 'feed.language'])
    .execute();

/**
 * What waits, speaks of a goal, stood in no week before and is of a source of which nothing was opened, and no voice was
 * dismissed, lately.
 */
async function waitingOf(kith: Kith, memberId: number, read: Read) {
  const hiding = await hidingOf(kith, memberId);
  const rows = await waitingIn(kith, memberId, { part: {}, hiding })
    .innerJoin('entry_fit', 'entry_fit.entry_id', 'entry.id')
    .innerJoin('goal', 'goal.id', 'entry_fit.goal_id')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['entry.id', 'entry_fit.ground', 'feed.url', 'feed.site_url', 'feed.language'])
    .select(chosen)
    .select(publisher)
    .select((eb) =>
      eb
        .exists(
          stoodBefore(eb, memberId)
            .select('stood.id')
            .whereRef('stood.feed_id', '=', 'entry.feed_id'),
        )
        .as('has_stood'),
    )
    .where('goal.member_id', '=', memberId)
    .where('goal.status', '=', 'active')
    .where('goal.removed_at', 'is', null)
    .where(
      'entry.feed_id',
      'not in',
      read.map(({ id }) => id),
    )
    .where('entry.id', 'not in', (eb) => stoodBefore(eb, memberId).select('stood.id'))
    .where('entry.feed_id', 'not in', (eb) =>
      stoodBefore(eb, memberId)
        .select('stood.feed_id')
        .where('contrast.dismissed_at', '>', kith.now() - READ_DAYS * DAY_MS),
    )
    .orderBy('entry_fit.ground', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(CANDIDATES_MAX)
    .execute();
  return rows.map((row) => ({
    entryId: row.id,
    personId: row.person_id === null ? null : Number(row.person_id),
    ground: row.ground,
    siteKey: siteOf(row),
    language: languageOf(row.language),
    isOfChosen: Number(row.is_chosen) > 0,
    hasStood: Boolean(row.has_stood),
  }));
}

type WaitingEntry = Awaited<ReturnType<typeof waitingOf>>[number];

/** Of these whom one would hardly meet: neither what is read nor what it links to. */
async function farFrom(
  kith: Kith,
  read: Read,
  waiting: readonly WaitingEntry[],
): Promise<WaitingEntry[]> {
  const far = farOf(waiting, new Set(read.flatMap((feed) => siteOf(feed) ?? [])));
  const asked = [...new Set(far.flatMap((one) => one.siteKey ?? []))];
  if (asked.length === 0) return [];
  const linked = await kith.db.read
    .selectFrom('entry_link')
    .innerJoin('entry', 'entry.id', 'entry_link.entry_id')
    .select('entry_link.site_key')
    .distinct()
    .where('entry_link.site_key', 'in', asked)
    .where(
      'entry.feed_id',
      'in',
      read.map(({ id }) => id),
    )
    .execute();
  return farOf(far, new Set(linked.map(({ site_key }) => site_key)));
}

/** The same with where whoever publishes each is said to be. */
async function candidatesOf(
  kith: Kith,
  memberId: number,
  far: readonly WaitingEntry[],
): Promise<Candidate[]> {
  const countries = await countriesOf(
    kith,
    memberId,
    far.flatMap(({ personId }) => personId ?? []),
  );
  return far.map((one) => ({ ...one, countries: countries.get(one.personId ?? 0) ?? [] }));
}

/** The voices of other weeks. */
const stoodBefore = (eb: ExpressionBuilder<Tables, 'entry'>, memberId: number) =>
  eb
    .selectFrom('contrast')
    .innerJoin('entry as stood', 'stood.id', 'contrast.entry_id')
    .where('contrast.member_id', '=', memberId);

/** How often whoever publishes it was chosen for a goal. */
const chosen = sql<number>`(select count(*) from source_person
  join choice on choice.person_id = source_person.person_id and choice.decision = 'chosen'
  where source_person.source_id = source.id and source_person.author_key = entry.author_key)`.as(
  'is_chosen',
);

/** Who publishes it, as far as somebody is known to. */
const publisher = sql<number | null>`(select min(source_person.person_id) from source_person
  where source_person.source_id = source.id and source_person.author_key = entry.author_key)`.as(
  'person_id',
);

/** Where people are said to be, as the warning of an echo knows it. */
async function countriesOf(kith: Kith, memberId: number, personIds: readonly number[]) {
  const stated = await statedOf(kith, memberId, [...new Set(personIds)]);
  return new Map([...stated].map(([id, { country }]) => [id, country ?? []]));
}

const siteOf = ({ url, site_url }: { url: string; site_url: string | null }) =>
  siteKey(site_url ?? url);
const languageOf = (language: string | null) => language?.slice(0, 2).toLowerCase() || null;

/** In which languages a member reads, and from where. */
async function circleOf(kith: Kith, memberId: number, read: Read): Promise<Circle> {
  const stated = await countriesOf(kith, memberId, await peopleRead(kith, memberId));
  return {
    languages: new Set(read.flatMap(({ language }) => languageOf(language) ?? [])),
    countries: new Set([...stated.values()].flat()),
  };
}

/** Of whom the member opened something lately. */
async function peopleRead(kith: Kith, memberId: number): Promise<number[]> {
  const rows = await openedLately(kith, memberId)
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .select('source_person.person_id')
    .distinct()
    .limit(PEOPLE_READ_MAX)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** All of them, for an export. */
export async function exportContrasts(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('contrast')
    .select(['monday', 'title', 'dismissed_at'])
    .where('member_id', '=', memberId)
    .orderBy('monday')
    .execute();
  return rows.map(({ monday, title, dismissed_at }) => ({
    monday,
    title,
    dismissedAt: dismissed_at,
  }));
}
