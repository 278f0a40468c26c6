import { DAY_MS, dayOf, mondayOf } from '#days';
import { cadenceWords, type TieLine, tiesOf } from '#people';
import type { Kith, Read } from '#platform';
import { movesFor } from '../moves/queries.ts';
import { contactDays } from '../standing/facts.ts';
import { dayWords, twoWayDays } from '../standing/rules.ts';
import { personKey } from './key-rules.ts';
import { NEWS_DAYS } from './limits.ts';
import { type Kept, maintainOf } from './maintain-rules.ts';
import { putOffIn } from './put-off.ts';

/** One person of the week, and why. */
export interface MaintainLine {
  person: { id: number; name: string };
  why: string;
  ownWords: string;
  cadenceDays: number | null;
}

/**
 * Whom to be in touch with this week. Who stands in the queue is written down when it is read, as
 * that is what the limit is about: a place is used once a week, whatever becomes of it.
 */
export async function maintainFor(
  kith: Kith,
  memberId: number,
  today: string,
): Promise<{ lines: MaintainLine[]; withRhythm: number }> {
  const ties = new Map((await tiesOf(kith, memberId)).map((tie) => [tie.personId, tie]));
  const people = await keptFor(kith, memberId, { ties, today });
  const week = mondayOf(today);
  const before = await drawnIn(kith.db.read, memberId, week);
  const { shown, drawn } = maintainOf(
    [...people.values()].map(({ kept }) => kept),
    today,
    {
      drawn: before,
    },
  );
  if (isAbout(kith, today)) await writeDrawn(kith, memberId, { week, before, drawn });
  return {
    lines: shown.flatMap(({ personId, isNews }) => {
      const one = people.get(personId);
      return one ? [lineOf(one, isNews)] : [];
    }),
    withRhythm: [...ties.values()].filter(({ cadenceDays }) => cadenceDays !== null).length,
  };
}

interface KeptPerson {
  name: string;
  ownWords: string;
  kept: Kept;
}

async function keptFor(
  kith: Kith,
  memberId: number,
  { ties, today }: { ties: Map<number, TieLine>; today: string },
): Promise<Map<number, KeptPerson>> {
  const news = await newsOf(kith, memberId);
  const ids = [...ties.values()].flatMap((tie) => (tie.cadenceDays === null ? [] : [tie.personId]));
  const all = [...new Set([...ids, ...news.keys()])];
  const [contacts, planned, off] = await Promise.all([
    contactDays(kith, memberId, all),
    movesFor(kith, memberId, { state: 'planned' }),
    putOffIn(kith.db.read, { memberId, queue: 'maintain', today }),
  ]);
  const withPlan = new Set(planned.map(({ person }) => person.id));
  const people = new Map<number, KeptPerson>();
  for (const id of all) {
    const [tie, fresh] = [ties.get(id), news.get(id)];
    const kept: Kept = {
      personId: id,
      cadenceDays: tie?.cadenceDays ?? null,
      lastTwoWay: twoWayDays(contacts.get(id) ?? [])[0] ?? null,
      saidOn: dayOf(tie?.notedAt ?? kith.now()),
      news: fresh ? { words: fresh.words, on: fresh.on } : null,
      hasPlan: withPlan.has(id),
      putOff: off.get(personKey(id)) ?? null,
    };
    people.set(id, { name: tie?.name ?? fresh?.name ?? '', ownWords: tie?.why ?? '', kept });
  }
  return people;
}

async function newsOf(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('keeping_news')
    .innerJoin('person', 'person.id', 'keeping_news.person_id')
    .select(['person.id', 'person.name', 'words', 'noted_at'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .where('noted_at', '>', kith.now() - NEWS_DAYS * DAY_MS)
    .execute();
  return new Map(
    rows.map(({ id, name, words, noted_at }) => [id, { name, words, on: dayOf(noted_at) }]),
  );
}

async function drawnIn(read: Read, memberId: number, week: string): Promise<number[]> {
  const rows = await read
    .selectFrom('keeping_place')
    .select('person_id')
    .where('member_id', '=', memberId)
    .where('week', '=', week)
    .orderBy('place')
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Weeks that are not now are only looked at: nobody is to use up the places of a year to come. */
const isAbout = (kith: Kith, today: string): boolean =>
  Math.abs(Date.parse(`${today}T12:00:00Z`) - kith.now()) < 2 * DAY_MS;

async function writeDrawn(
  kith: Kith,
  memberId: number,
  { week, before, drawn }: { week: string; before: readonly number[]; drawn: readonly number[] },
): Promise<void> {
  const fresh = drawn.slice(before.length);
  if (fresh.length === 0) return;
  await kith.db.write((trx) =>
    trx
      .insertInto('keeping_place')
      .values(
        fresh.map((personId, index) => ({
          member_id: memberId,
          week,
          place: before.length + index + 1,
          person_id: personId,
        })),
      )
      // Read twice at the same time, the places are those of the first.
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

function lineOf({ name, ownWords, kept }: KeptPerson, isNews: boolean): MaintainLine {
  const { personId, cadenceDays, lastTwoWay, news } = kept;
  return {
    person: { id: personId, name },
    why: isNews && news ? newsWhy(news.words) : rhythmWhy(cadenceDays, lastTwoWay),
    ownWords,
    cadenceDays,
  };
}

/** The name stands before it wherever it is shown. */
const newsWhy = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}. A good moment to say hello.`;

function rhythmWhy(cadenceDays: number | null, lastTwoWay: string | null): string {
  const wish = `You wanted to hear of each other ${cadenceWords(cadenceDays)}`;
  return lastTwoWay === null
    ? `${wish}; nothing in which you both took part is logged yet.`
    : `${wish}; the last time was ${dayWords(lastTwoWay)}.`;
}
