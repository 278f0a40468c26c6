import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { meOf, personById } from '#people';
import type { Kith } from '#platform';
import { type EntryLine, entriesByPerson } from '#sources';
import { backgroundOf } from './background.ts';
import { Give, giveTitle } from './schema.ts';
import {
  type Bag,
  bagOf,
  bestTouch,
  languageOf,
  termsAsWritten,
  termsOnBothSides,
} from './touching.ts';

/** What a person writes about lately. */
export const LATELY_ENTRIES = 30;
const MY_ENTRIES_MAX = 50;
const MY_NOTES_MAX = 200;
/** How much of a note is read: its beginning says what it is about. */
const NOTE_CHARS = 1_000;
const SUGGESTIONS_MAX = 8;
/** Texts read or compared before others have a turn on this thread: some 10 ms of work. */
const AT_ONCE = 25;
const UNTITLED = 'Untitled';

const GiveSuggestion = Give.extend({
  /** Words it shares with what the person writes, as they write them; the most telling first. */
  words: z.array(z.string()),
  /** Which entry of theirs it touches. */
  touches: z.object({
    id: z.number(),
    title: z.string(),
    url: z.string().nullable(),
    publishedAt: z.number().nullable(),
  }),
  /** A note written for the goal that was asked about. */
  isForGoal: z.boolean(),
}).openapi('GiveSuggestion');
export const GivesView = z
  .object({
    gives: z.array(GiveSuggestion),
    /** When there is nothing: why, and what to do about it. */
    advice: z
      .object({
        because: z.enum(['is-me', 'nothing-of-theirs', 'nothing-of-mine', 'no-touch']),
        words: z.string(),
      })
      .nullable(),
  })
  .openapi('Gives');
export type GivesView = z.infer<typeof GivesView>;

export interface Own {
  kind: Give['kind'];
  id: number;
  title: string;
  url: string | null;
  body: string;
  goalId: number | null;
}

/**
 * What of mine touches what a person writes about lately: my notes, and what I publish myself. The
 * best eight, those first that touch what the person wrote last. Throws `not_found` when person or
 * goal is not the member's.
 */
export async function whatICouldGive(
  kith: Kith,
  memberId: number,
  { personId, goalId }: { personId: number; goalId?: number | undefined },
): Promise<GivesView> {
  if (goalId !== undefined) await goalById(kith, memberId, goalId);
  const person = await personById(kith, memberId, personId);
  const me = await meOf(kith.db.read, memberId);
  const [lines, myEntries, myNotes] = await Promise.all([
    entriesByPerson(kith, memberId, person.id, LATELY_ENTRIES),
    me === null || me === person.id ? [] : ownEntries(kith, memberId, me),
    ownNotes(kith, memberId),
  ]);
  const { theirs, language } = readLines(lines);
  const mine = await inTurns([...myNotes, ...myEntries], (own) => ({
    ...own,
    bag: bagOf(own, language),
  }));
  const gives = person.isMe
    ? []
    : await suggestions(kith, memberId, { mine, theirs, people: { me, them: person.id }, goalId });
  const advice =
    gives.length > 0
      ? null
      : adviceFor({
          isMe: person.isMe,
          theirs: theirs.length,
          mine: mine.length,
          isMeKnown: me !== null,
        });
  return { gives, advice };
}

/** What somebody wrote, read in the language they mostly write. */
export function readLines(lines: readonly EntryLine[]) {
  const texts = lines.map((line) => ({ line, title: line.title, body: line.excerpt }));
  const language = languageOf(texts);
  const theirs = texts.map(({ line, ...text }) => ({ line, bag: bagOf(text, language) }));
  return { theirs, language };
}
type Theirs = ReturnType<typeof readLines>['theirs'][number];

/** The latest of what the member publishes. */
export async function ownEntries(kith: Kith, memberId: number, me: number): Promise<Own[]> {
  const lines = await entriesByPerson(kith, memberId, me, MY_ENTRIES_MAX);
  return lines.map(({ id, title, url, excerpt }) => ({
    kind: 'entry',
    id,
    title,
    url,
    body: excerpt,
    goalId: null,
  }));
}

/** Read here and not through the list of notes, whose snippets are too short to tell a subject. */
export async function ownNotes(kith: Kith, memberId: number): Promise<Own[]> {
  const rows = await kith.db.read
    .selectFrom('note')
    .select((eb) => [
      'id',
      'goal_id',
      'title',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(NOTE_CHARS)]).as('body'),
    ])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MY_NOTES_MAX)
    .execute();
  return rows.map(({ id, goal_id, title, body }) => ({
    kind: 'note',
    id,
    title,
    url: null,
    body,
    goalId: goal_id,
  }));
}

/** Maps many texts without keeping the thread from everyone else. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve));
    results.push(...items.slice(start, start + AT_ONCE).map(map));
  }
  return results;
}

interface Sides {
  mine: (Own & { bag: Bag })[];
  theirs: Theirs[];
  people: { me: number | null; them: number };
  goalId: number | undefined;
}

async function suggestions(
  kith: Kith,
  memberId: number,
  { mine, theirs, people, goalId }: Sides,
): Promise<GivesView['gives']> {
  const [myBags, theirBags] = [mine.map(({ bag }) => bag), theirs.map(({ bag }) => bag)];
  const terms = termsOnBothSides(myBags, theirBags);
  if (terms.length === 0) return [];
  const myEntries = mine.filter(({ kind }) => kind === 'entry').map(({ bag }) => bag);
  const background = await backgroundOf(kith, memberId, {
    terms,
    samples: [
      { personId: people.them, bags: theirBags },
      ...(people.me === null ? [] : [{ personId: people.me, bags: myEntries }]),
    ],
  });
  return (
    mine
      .flatMap((own) => {
        const best = bestTouch(own.bag, theirs, background);
        return best ? [{ own, ...best }] : [];
      })
      .toSorted((a, b) => b.touch.weight - a.touch.weight)
      .slice(0, SUGGESTIONS_MAX)
      // Theirs come newest first.
      .toSorted((a, b) => theirs.indexOf(a.touched) - theirs.indexOf(b.touched))
      .map(({ own, touch, touched }) => ({
        kind: own.kind,
        id: own.id,
        title: giveTitle(own.title) || giveTitle(own.body.slice(0, 80)) || UNTITLED,
        url: own.url,
        words: termsAsWritten(
          touch.terms,
          `${touched.line.title}\n${touched.line.excerpt}`,
          touched.bag.language,
        ),
        touches: {
          id: touched.line.id,
          title: touched.line.title || UNTITLED,
          url: touched.line.url,
          publishedAt: touched.line.publishedAt,
        },
        isForGoal: goalId !== undefined && own.goalId === goalId,
      }))
  );
}

/** Why there is nothing to give yet, and what to do about it. */
export function adviceFor(known: {
  isMe: boolean;
  theirs: number;
  mine: number;
  isMeKnown: boolean;
}): NonNullable<GivesView['advice']> {
  if (known.isMe) return { because: 'is-me', words: 'This person is you.' };
  if (known.theirs === 0)
    return {
      because: 'nothing-of-theirs',
      words:
        'Nothing this person wrote is here yet, so nothing can be compared. Add where they publish.',
    };
  const write = 'Write a note about something they care about';
  const say = 'say on your own page of the directory which person is you';
  const follow = 'follow what you publish yourself';
  if (known.mine === 0) {
    const or = known.isMeKnown ? follow : `${say}, so that what you publish counts`;
    const words = `There is nothing of yours to give yet. ${write}, or ${or}.`;
    return { because: 'nothing-of-mine', words };
  }
  const or = known.isMeKnown ? '' : `, or ${say}, so that what you publish counts`;
  return { because: 'no-touch', words: `Nothing of yours touches it yet. ${write}${or}.` };
}
