import { goalTitle } from '#goals';
import { peopleByKeys, placesOf } from '#people';
import { type Kith, type Read, Refusal } from '#platform';
import { ruleWords } from '../recurrence/words.ts';
import { ifThenWords } from '../steps/moment.ts';
import { allKeysOf, erasedIn } from './erased.ts';
import { whereOf } from './keys.ts';
import { KITS_MAX, Kit, type KitPreview, type KitView } from './schema.ts';

const noSuchKit = () => new Refusal('not_found', 'There is no such kit.');

function kitRows(read: Read, memberId: number) {
  return read
    .selectFrom('kit')
    .leftJoin('goal', (join) =>
      join.onRef('goal.id', '=', 'kit.goal_id').on('goal.removed_at', 'is', null),
    )
    .select([
      'kit.id',
      'kit.title',
      'kit.document',
      'kit.taken_at',
      'goal.id as goal_id',
      'goal.able',
      'goal.need',
    ])
    .where('kit.member_id', '=', memberId)
    .orderBy('kit.id', 'desc')
    .limit(KITS_MAX);
}
type Row = Awaited<ReturnType<ReturnType<typeof kitRows>['execute']>>[number];

/** The kits that a member took in, the last first. */
export async function kitsOf(kith: Kith, memberId: number): Promise<KitView[]> {
  return viewsOf(kith, await kitRows(kith.db.read, memberId).execute());
}

export async function kitById(kith: Kith, memberId: number, id: number): Promise<KitView> {
  const rows = await kitRows(kith.db.read, memberId).where('kit.id', '=', id).execute();
  const [kit] = await viewsOf(kith, rows);
  if (!kit) throw noSuchKit();
  return kit;
}

/** The kits themselves, as they came. */
export async function documentsOf(
  kith: Kith,
  memberId: number,
): Promise<{ id: number; title: string; goalId: number | null; takenAt: number; kit: Kit }[]> {
  const rows = await kitRows(kith.db.read, memberId).execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    goalId: row.goal_id,
    takenAt: row.taken_at,
    kit: Kit.parse(JSON.parse(row.document)),
  }));
}

async function viewsOf(kith: Kith, rows: readonly Row[]): Promise<KitView[]> {
  if (rows.length === 0) return [];
  const parts = await kith.db.read
    .selectFrom('kit_part')
    .select(['kit_id', 'kind'])
    .where(
      'kit_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('is_made', '=', 1)
    .execute();
  const count = (id: number, kind: string) =>
    parts.filter((part) => part.kit_id === id && part.kind === kind).length;
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    goal:
      row.goal_id === null
        ? null
        : {
            id: row.goal_id,
            title: goalTitle({ able: row.able ?? '', need: row.need ?? '' }),
          },
    takenAt: row.taken_at,
    made: {
      people: count(row.id, 'person'),
      sources: count(row.id, 'source'),
      places: count(row.id, 'place'),
    },
    steps: Kit.parse(JSON.parse(row.document)).steps.length,
  }));
}

/** What taking a kit would make here, and what is here already. Nothing is stored. */
export async function previewKit(kith: Kith, memberId: number, kit: Kit): Promise<KitPreview> {
  const keys = kit.people.map((_, at) => allKeysOf(kit, at));
  const [known, isErased, feeds, places] = await Promise.all([
    peopleByKeys(kith.db.read, memberId, keys.flat()),
    erasedIn(kith.db.read, memberId, { kit }),
    feedsFollowed(
      kith,
      memberId,
      kit.sources.map(({ url }) => url),
    ),
    placesOf(kith, memberId),
  ]);
  const names = new Set(places.map(({ name }) => name.toLowerCase()));
  return {
    goal: pick(kit.goal),
    isWhole: kit.goal.able !== '' && kit.goal.questions.length > 0,
    people: kit.people.map((person, at) => ({
      name: person.name,
      where: whereOf(person),
      person: null,
      isNew: !keys[at]?.some((key) => known.has(key)),
      isErased: isErased[at] ?? false,
    })),
    sources: kit.sources.map(({ title, url, person }) => ({
      name: title || url,
      where: url,
      person,
      isNew: !feeds.has(url),
      isErased: isErased[person] ?? false,
    })),
    places: kit.places.map(({ name, address }) => ({
      name,
      where: address,
      person: null,
      isNew: !names.has(name.toLowerCase()),
      isErased: false,
    })),
    steps: kit.steps.map((step) => {
      const { text, person, place, source } = step;
      return { text, details: detailsOf(step), person, place, source };
    }),
  };
}

const pick = ({ able, need, evidence, questions }: Kit['goal']): KitPreview['goal'] => ({
  able,
  need,
  evidence,
  questions,
});

/** What else a step brings, in words: nothing that is taken over may be a surprise. */
const detailsOf = ({ cue, action, method, tool, address, recurrence }: Kit['steps'][number]) =>
  [
    recurrence === null ? '' : ruleWords(recurrence),
    cue === '' ? '' : ifThenWords({ cue, action }),
    method,
    tool,
    address,
  ].filter((words) => words !== '');

async function feedsFollowed(
  kith: Kith,
  memberId: number,
  urls: readonly string[],
): Promise<Set<string>> {
  if (urls.length === 0) return new Set();
  const rows = await kith.db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select('feed.url')
    .where('source.member_id', '=', memberId)
    .where('feed.url', 'in', urls)
    .execute();
  return new Set(rows.map(({ url }) => url));
}
