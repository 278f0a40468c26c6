import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import type { Kith } from '#platform';
import type { FocusTerms } from '../ground.ts';
import { groundQuestion } from '../ground-question.ts';
import { viewOf } from '../index-view.ts';
import { weightsOf } from '../learning/queries.ts';
import { questionsOf } from '../questions.ts';
import { rankQuestion } from '../rank-question.ts';
import { withoutErased } from './erased.ts';
import { type CitingEntries, type Pointed, pointedTo, rememberStrangers } from './strangers.ts';

export const StrangerView = z
  .object({
    id: z.number(),
    site: z.string(),
    url: z.string(),
    state: z.enum(['found', 'looking', 'looked', 'nothing']),
    name: z.string().nullable(),
    title: z.string().nullable(),
    feedUrl: z.string().nullable(),
    detail: z.string().nullable(),
    citations: z.array(
      z.object({
        entryId: z.number(),
        title: z.string(),
        url: z.string().nullable(),
        publishedAt: z.number().nullable(),
        person: z.string(),
      }),
    ),
  })
  .openapi('Stranger');
export type StrangerView = z.infer<typeof StrangerView>;

const CITATIONS_SHOWN_MAX = 3;

/** People beyond the network: whoever entries that match the goal point to. Nobody is visited by asking this. */
export async function beyondForGoal(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<StrangerView[]> {
  const goal = await goalById(kith, memberId, goalId);
  const questions = questionsOf(goal).map(({ text }) => text);
  const { pointed } = await pointedFor(kith, memberId, { questions, context: goal.able });
  return strangersShown(kith, memberId, pointed);
}

/** Sites that entries which speak of these questions point to, and the words that carry the questions. */
export async function pointedFor(
  kith: Kith,
  memberId: number,
  {
    questions,
    context,
    inSentences: isSentence = false,
  }: { questions: string[]; context: string; inSentences?: boolean },
): Promise<{ pointed: Pointed[]; focus: FocusTerms }> {
  const view = await viewOf(kith, memberId);
  const weights = await weightsOf(kith, memberId);
  const ranked = await Promise.all(
    questions.map((text) =>
      rankQuestion(kith, { memberId, text, context, weights, isSentence }, view),
    ),
  );
  // Only entries that speak of the question: whoever is linked to in passing is no answer to it.
  const grounded = await Promise.all(ranked.map((one) => groundQuestion(kith, one, new Set())));
  const entries: CitingEntries = new Map();
  for (const people of grounded) {
    for (const [personId, { entryIds }] of people) {
      for (const [place, entryId] of entryIds.entries()) {
        const weight = Math.max(1 / (1 + place), entries.get(entryId)?.weight ?? 0);
        entries.set(entryId, { personId, weight });
      }
    }
  }
  return {
    pointed: await pointedTo(kith, memberId, entries),
    focus: ranked.flatMap(({ focus }) => focus),
  };
}

/** Remembers these sites and shows how far one has looked at each. */
export async function strangersShown(
  kith: Kith,
  memberId: number,
  pointed: Pointed[],
): Promise<StrangerView[]> {
  const remembered = await rememberStrangers(kith, memberId, pointed);
  // What a look has found may be somebody whom the site's address alone did not tell.
  const rows = await withoutErased(
    kith.db.read,
    memberId,
    remembered.map((row) => ({ ...row, siteKey: row.site_key, feedUrl: row.feed_url })),
  );
  const bySite = new Map(rows.map((row) => [row.site_key, row]));
  return pointed.flatMap((site) => {
    const row = bySite.get(site.siteKey);
    if (!row || row.state === 'added' || row.state === 'dismissed') return [];
    return [
      {
        id: row.id,
        site: site.siteKey,
        url: row.url,
        state: row.state,
        name: row.name,
        title: row.title,
        feedUrl: row.feed_url,
        detail: row.detail,
        citations: site.citations
          .slice(0, CITATIONS_SHOWN_MAX)
          .map(({ personId: _, ...citation }) => citation),
      },
    ];
  });
}
