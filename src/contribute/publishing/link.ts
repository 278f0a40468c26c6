import { randomBytes } from 'node:crypto';
import { noteById } from '#create';
import { goalById, reachOf } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { publishedWords, sourceOf, wordsOf } from './goal-words.ts';
import type { LinkView, Thing } from './schema.ts';

const TOKEN_BYTES = 18;

/** Where the page of a publication is on this Kith. */
export const pathOf = (token: string): string => `/p/${token}`;

/** Who may read a thing of this member's, and where. Another member's is not there. */
export async function linkOf(kith: Kith, memberId: number, thing: Thing): Promise<LinkView> {
  const { audience, words } = await standingOf(kith, memberId, thing);
  const isOpen = isOutside(audience) && words !== null;
  const known = isOpen
    ? await kith.db.read
        .selectFrom('publication')
        .select('token')
        .where(columnOf(thing), '=', thing.id)
        .executeTakeFirst()
    : undefined;
  return { audience, path: known ? pathOf(known.token) : null, ...(words ?? NOT_LOOKED_THROUGH) };
}

/**
 * Makes the link, or gives the one that is there; `isNew` puts another in its place, and who has
 * only the old one can no longer read.
 * @throws Refusal `conflict` while nobody outside may read it, or nobody has looked through a goal.
 */
export async function makeLink(
  kith: Kith,
  memberId: number,
  { thing, isNew = false }: { thing: Thing; isNew?: boolean },
): Promise<LinkView> {
  const { audience, words } = await requireOutside(kith, memberId, thing);
  if (words === null)
    throw new Refusal(
      'conflict',
      'Look through what goes out of this goal first: it is put on the web with every name decided.',
    );
  const token = await kith.db.write(async (trx) => {
    if (isNew) await trx.deleteFrom('publication').where(columnOf(thing), '=', thing.id).execute();
    return knownOrNew(trx, { thing, memberId, now: kith.now() });
  });
  return { audience, path: pathOf(token), ...words };
}

/** @throws Refusal `conflict` when its audience lets nobody outside of this Kith read it. */
export async function requireOutside(
  kith: Kith,
  memberId: number,
  thing: Thing,
): Promise<Standing> {
  const standing = await standingOf(kith, memberId, thing);
  if (isOutside(standing.audience)) return standing;
  throw new Refusal(
    'conflict',
    thing.kind === 'goal'
      ? 'Nobody outside of this Kith may read it. Choose "A person" or "Public" as its audience, of a goal that is active or met.'
      : 'Nobody outside of this Kith may read it. Choose "A person" or "Public" as its audience first.',
  );
}

async function knownOrNew(
  trx: Write,
  { thing, memberId, now }: { thing: Thing; memberId: number; now: number },
): Promise<string> {
  await trx
    .insertInto('publication')
    .values({
      member_id: memberId,
      note_id: thing.kind === 'note' ? thing.id : null,
      goal_id: thing.kind === 'goal' ? thing.id : null,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      made_at: now,
    })
    .onConflict((conflict) => conflict.column(columnOf(thing)).doNothing())
    .execute();
  const { token } = await trx
    .selectFrom('publication')
    .select('token')
    .where(columnOf(thing), '=', thing.id)
    .executeTakeFirstOrThrow();
  return token;
}

interface Standing {
  audience: LinkView['audience'];
  /** How what stands on its page is to what it says now; null where nothing was looked through. */
  words: Pick<LinkView, 'lookedAt' | 'isBehind'> | null;
}

const NOT_LOOKED_THROUGH = { lookedAt: null, isBehind: false };

const isOutside = (audience: LinkView['audience']) =>
  audience === 'person' || audience === 'public';

/** A note is read as it stands. A goal that is being written or rests is read by nobody else, whoever may read it at work. */
async function standingOf(kith: Kith, memberId: number, { kind, id }: Thing): Promise<Standing> {
  if (kind === 'note') {
    const { audience } = await noteById(kith, memberId, id);
    return { audience, words: NOT_LOOKED_THROUGH };
  }
  const goal = await goalById(kith, memberId, id);
  const known = await publishedWords(kith.db.read, id);
  const words = known && {
    lookedAt: known.lookedAt,
    isBehind: known.source !== sourceOf(wordsOf(goal)),
  };
  return { audience: reachOf(goal), words: words ?? null };
}

const columnOf = ({ kind }: Thing) => (kind === 'note' ? 'note_id' : 'goal_id');
