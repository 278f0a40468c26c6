import { goalsOf, goalTitle } from '#goals';
import { meOf } from '#people';
import type { Kith } from '#platform';
import { backgroundOf } from '../moves/background.ts';
import { inTurns, ownEntries, ownNotes } from '../moves/gives.ts';
import { giveTitle } from '../moves/schema.ts';
import { type Bag, bagOf, termsAsWritten, termsOnBothSides, touchOf } from '../moves/touching.ts';
import { needsOf } from '../needs/queries.ts';
import type { NeedView } from '../needs/schema.ts';
import { nextRung } from './ladder-rules.ts';
import { takenRungs } from './queries.ts';
import type { HelpBoard, Touching } from './schema.ts';

const SHOWN_MAX = 50;
const TOUCHES_MAX = 3;
const UNTITLED = 'Untitled';
/**
 * What somebody asks is one sentence and says what it is about, so its words may be so many times more common
 * than those by which two long texts touch: in a network about rollbacks, rollbacks are still what is asked about.
 */
const OFTENER = 10;

interface Mine {
  kind: Touching['kind'];
  id: number;
  title: string;
  url: string | null;
  goalId: number | null;
  bag: Bag;
}

/**
 * Whom the member can help: open questions and goals of their people, each with what of the member's own
 * touches it (notes, entries, goals) and by which words, and the next rung of the ladder. For a goal only
 * what its notes and words touch. What touches comes first, then the rest, the latest first.
 */
export async function whomCanIHelp(
  kith: Kith,
  memberId: number,
  { goalId, personId }: { goalId?: number | undefined; personId?: number | undefined } = {},
): Promise<HelpBoard> {
  const [needs, mine, taken] = await Promise.all([
    needsOf(kith, memberId, { personId }),
    mineOf(kith, memberId),
    takenRungs(kith.db.read, memberId),
  ]);
  const material = goalId === undefined ? mine : mine.filter((one) => one.goalId === goalId);
  const found = await touchedBy(kith, memberId, needs, material);
  const people = found
    .filter(({ touches }) => goalId === undefined || touches.length > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN_MAX)
    .map(({ need, touches }) => {
      const rungs = taken.get(need.person.id) ?? new Set();
      return { need, touches, next: nextRung(rungs), taken: [...rungs] };
    });
  return { people, openNeeds: needs.length };
}

/** What the member has to give: notes, what they publish, and what they work on themselves. */
async function mineOf(kith: Kith, memberId: number): Promise<Mine[]> {
  const me = await meOf(kith.db.read, memberId);
  const [notes, entries, goals] = await Promise.all([
    ownNotes(kith, memberId),
    me === null ? [] : ownEntries(kith, memberId, me),
    goalsOf(kith, memberId),
  ]);
  const own = [
    ...notes,
    ...entries,
    ...goals
      .filter(({ status }) => status === 'active' || status === 'met')
      .map((goal) => ({
        kind: 'goal' as const,
        id: goal.id,
        title: goalTitle(goal),
        url: null,
        body: goal.questions.map(({ text }) => text).join('\n'),
        goalId: goal.id,
      })),
  ];
  return inTurns(own, ({ body, ...one }) => ({
    ...one,
    title: giveTitle(one.title) || giveTitle(body.slice(0, 80)) || UNTITLED,
    bag: bagOf({ title: one.title, body }, null),
  }));
}

async function touchedBy(
  kith: Kith,
  memberId: number,
  needs: readonly NeedView[],
  mine: readonly Mine[],
) {
  // What somebody asks is all title: it says what it is about.
  const asked = await inTurns(needs, (need) => ({
    need,
    bag: bagOf({ title: need.words, body: need.entry?.title ?? '' }, null),
  }));
  const [needBags, myBags] = [asked.map(({ bag }) => bag), mine.map(({ bag }) => bag)];
  const terms = termsOnBothSides(myBags, needBags);
  const { texts, textsWith } = await backgroundOf(kith, memberId, { terms, samples: [] });
  const background = { texts: texts * OFTENER, textsWith };
  return inTurns(asked, ({ need, bag }) => {
    const touches = mine
      .flatMap((one) => {
        const touch = touchOf(one.bag, bag, background);
        return touch ? [{ one, ...touch }] : [];
      })
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, TOUCHES_MAX);
    return {
      need,
      weight: touches[0]?.weight ?? 0,
      touches: touches.map(({ one: { kind, id, title, url }, terms: shared }) => ({
        kind,
        id,
        title,
        url,
        words: termsAsWritten(shared, need.words, bag.language),
      })),
    };
  });
}
