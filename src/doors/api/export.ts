import { z } from '@hono/zod-openapi';
import {
  exportAsks,
  exportHelps,
  exportInteractions,
  exportIntroductions,
  exportMoves,
  exportNeeds,
  exportPeerAskings,
  exportPeerRequests,
  exportPutOff,
} from '#connect';
import {
  exportContrasts,
  exportDeletions,
  exportHighlights,
  exportKeeps,
  exportMachineTexts,
  exportMutes,
  exportRead,
  exportSavedSearches,
  exportStreamSettings,
  exportWholeArticles,
  exportWishes,
} from '#consume';
import { exportAgreements, exportPublishedGoals } from '#contribute';
import { attachmentsOf, exportNotes, exportUnlinked, noteOriginsOf, templatesOf } from '#create';
import { dayOf } from '#days';
import { exportFinding } from '#finding';
import { exportGoals } from '#goals';
import { blockedBy, memberForExport, offerOf } from '#members';
import {
  exportChanges,
  exportDismissed,
  exportLists,
  exportPeople,
  exportPlaces,
  exportTies,
} from '#people';
import { exportPlans } from '#plans';
import { actorOf, type Kith, route, routesOf } from '#platform';
import {
  exportBehaviours,
  exportChecks,
  exportRecall,
  exportReviews,
  exportTools,
  exportWeeks,
  portraitsOf,
} from '#reflect';
import { exportReminders } from '#reminders';
import { exportAddressBooks, exportMailboxes, exportSources, opmlOf } from '#sources';

/**
 * Changes whenever something of the document is renamed, moved or taken out; what is added only
 * does not change it, so readers pass over what they do not know.
 */
export const EXPORT_VERSION = 1;

/**
 * Everything a member has here, as one document; their assessments of people too, for it is theirs.
 * With `onlyPersonId` only this one of their people is in it. Held in memory whole: some 100 MB for a full directory of 50,000 people.
 */
export async function exportOf(kith: Kith, memberId: number, onlyPersonId?: number) {
  const plans = await exportPlans(kith, memberId);
  return {
    format: 'kith-export' as const,
    version: EXPORT_VERSION,
    exportedAt: new Date(kith.now()).toISOString(),
    member: await memberForExport(kith, memberId),
    goals: (await exportGoals(kith, memberId)).map(datesAsText),
    people: await allOf(exportPeople(kith, memberId, onlyPersonId)),
    peopleChanges: (await exportChanges(kith, memberId)).map(datesAsText),
    notTheSame: (await exportDismissed(kith, memberId)).map(datesAsText),
    lists: (await exportLists(kith, memberId)).map(datesAsText),
    places: (await exportPlaces(kith, memberId)).map(datesAsText),
    ties: (await exportTies(kith, memberId)).map(stagesAsText),
    sources: await exportSources(kith, memberId),
    addressBooks: await exportAddressBooks(kith, memberId),
    mailboxes: await exportMailboxes(kith, memberId),
    ...(await exportFinding(kith, memberId)),
    steps: plans.steps.map(datesAsText),
    kits: plans.kits.map(datesAsText),
    keptPaths: plans.keptPaths.map(datesAsText),
    stream: await exportStreamSettings(kith, memberId),
    voicesFromOutside: (await exportContrasts(kith, memberId)).map(datesAsText),
    deletedEntries: (await exportDeletions(kith, memberId)).map(datesAsText),
    wishes: (await exportWishes(kith, memberId)).map(datesAsText),
    mutes: (await exportMutes(kith, memberId)).map(datesAsText),
    savedSearches: (await exportSavedSearches(kith, memberId)).map(datesAsText),
    wholeArticles: await exportWholeArticles(kith, memberId),
    readEntries: (await allOf(exportRead(kith, memberId))).map(datesAsText),
    keeps: (await allOf(exportKeeps(kith, memberId))).map(datesAsText),
    machineTexts: await exportMachineTexts(kith, memberId),
    highlights: (await allOf(exportHighlights(kith, memberId))).map(datesAsText),
    notes: (await allOf(exportNotes(kith, memberId))).map(datesAsText),
    noteOrigins: await noteOriginsOf(kith, memberId),
    leftUnlinked: (await exportUnlinked(kith, memberId)).map(datesAsText),
    attachments: (await attachmentsOf(kith, memberId)).map(datesAsText),
    noteTemplates: (await templatesOf(kith, memberId)).map(datesAsText),
    publishedGoals: (await exportPublishedGoals(kith.db.read, memberId)).map(datesAsText),
    agreedToBeNamed: (await exportAgreements(kith, memberId)).map(datesAsText),
    moves: (await allOf(exportMoves(kith, memberId))).map(datesAsText),
    interactions: (await allOf(exportInteractions(kith, memberId))).map(datesAsText),
    needs: (await allOf(exportNeeds(kith, memberId))).map(datesAsText),
    putOff: (await exportPutOff(kith, memberId)).map(datesAsText),
    asks: (await allOf(exportAsks(kith, memberId))).map(datesAsText),
    helps: (await exportHelps(kith, memberId)).map(datesAsText),
    introductions: (await exportIntroductions(kith, memberId)).map(datesAsText),
    offer: await offerForExport(kith, memberId),
    peerRequests: (await exportPeerRequests(kith, memberId)).map(datesAsText),
    peerAskings: (await exportPeerAskings(kith, memberId)).map(datesAsText),
    blockedMembers: await blockedBy(kith, memberId),
    recallQuestions: (await allOf(exportRecall(kith, memberId))).map(datesAsText),
    reminders: await exportReminders(kith, memberId),
    reviews: (await allOf(exportReviews(kith, memberId))).map(datesAsText),
    portraits: (await portraitsOf(kith, memberId)).map(datesAsText),
    weekReviews: (await allOf(exportWeeks(kith, memberId))).map(datesAsText),
    behaviours: (await allOf(exportBehaviours(kith, memberId))).map(atAsText),
    ...(await exportTools(kith, memberId)),
    checks: (await exportChecks(kith, memberId)).map(datesAsText),
  };
}
export type KithExport = Awaited<ReturnType<typeof exportOf>>;

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

type DatesAsText<Thing> = {
  [Key in keyof Thing]: Key extends `${string}At`
    ? Exclude<Thing[Key], number> | string
    : Thing[Key];
};

/** `createdAt` and its like as ISO 8601, as in all of the document. */
function datesAsText<Thing extends object>(thing: Thing): DatesAsText<Thing> {
  const entries = Object.entries(thing).map(([key, value]): [string, unknown] =>
    key.endsWith('At') && typeof value === 'number'
      ? [key, new Date(value).toISOString()]
      : [key, value],
  );
  return Object.fromEntries(entries) as DatesAsText<Thing>;
}

async function offerForExport(kith: Kith, memberId: number) {
  const offer = await offerOf(kith, memberId);
  return offer && datesAsText(offer);
}

/** When it happened as ISO 8601, as in all of the document. */
const atAsText = <Thing extends { at: number }>(thing: Thing) => ({
  ...thing,
  at: new Date(thing.at).toISOString(),
});

const stagesAsText = <Tie extends { stages: { at: number }[] }>(tie: Tie) => ({
  ...tie,
  stages: tie.stages.map(atAsText),
});

const ExportDocument = z
  .looseObject({
    format: z.literal('kith-export'),
    version: z.number(),
    exportedAt: z.string(),
    member: z.looseObject({ name: z.string(), displayName: z.string() }),
    goals: z.array(z.looseObject({ id: z.number() })),
    people: z.array(z.looseObject({ id: z.number() })),
    peopleChanges: z.array(z.looseObject({ kind: z.string() })),
    notTheSame: z.array(z.looseObject({ personIds: z.array(z.number()) })),
    lists: z.array(z.looseObject({ id: z.number() })),
    places: z.array(z.looseObject({ id: z.number() })),
    ties: z.array(z.looseObject({ personId: z.number() })),
    sources: z.array(z.looseObject({ id: z.number() })),
    addressBooks: z.array(z.looseObject({ url: z.string() })),
    mailboxes: z.array(z.looseObject({ host: z.string() })),
    choices: z.array(z.looseObject({ goalId: z.number(), personId: z.number() })),
    help: z.array(z.looseObject({ goalId: z.number(), personId: z.number() })),
    dismissedGatherings: z.array(z.looseObject({ key: z.string() })),
    briefs: z.array(z.looseObject({ goalId: z.number() })),
    rolls: z.array(z.looseObject({ url: z.string() })),
    strangers: z.array(z.looseObject({ site: z.string() })),
    steps: z.array(z.looseObject({ id: z.number() })),
    kits: z.array(z.looseObject({ id: z.number() })),
    keptPaths: z.array(z.looseObject({ id: z.number() })),
    voicesFromOutside: z.array(z.looseObject({ monday: z.string() })),
    deletedEntries: z.array(z.looseObject({ title: z.string() })),
    wishes: z.array(z.looseObject({ title: z.string() })),
    mutes: z.array(z.looseObject({ kind: z.string(), label: z.string() })),
    wholeArticles: z.looseObject({ feeds: z.array(z.string()) }),
    keeps: z.array(z.looseObject({ id: z.number() })),
    highlights: z.array(z.looseObject({ id: z.number() })),
    notes: z.array(z.looseObject({ id: z.number() })),
    leftUnlinked: z.array(z.looseObject({ noteId: z.number() })),
    noteTemplates: z.array(z.looseObject({ id: z.number() })),
    publishedGoals: z.array(z.looseObject({ goalId: z.number() })),
    agreedToBeNamed: z.array(z.looseObject({ name: z.string() })),
    attachments: z.array(z.looseObject({ id: z.number() })),
    moves: z.array(z.looseObject({ id: z.number() })),
    interactions: z.array(z.looseObject({ id: z.number() })),
    needs: z.array(z.looseObject({ id: z.number() })),
    putOff: z.array(z.looseObject({ key: z.string() })),
    asks: z.array(z.looseObject({ id: z.number() })),
    helps: z.array(z.looseObject({ id: z.number() })),
    introductions: z.array(z.looseObject({ id: z.number() })),
    offer: z.looseObject({ topics: z.array(z.string()) }).nullable(),
    peerRequests: z.array(z.looseObject({ id: z.number() })),
    peerAskings: z.array(z.looseObject({ askedAt: z.string() })),
    blockedMembers: z.array(z.looseObject({ id: z.number() })),
    recallQuestions: z.array(z.looseObject({ id: z.number() })),
    reminders: z.looseObject({}).nullable(),
    reviews: z.array(z.looseObject({ id: z.number() })),
    portraits: z.array(z.looseObject({ period: z.string() })),
    weekReviews: z.array(z.looseObject({ week: z.string() })),
    behaviours: z.array(z.looseObject({ id: z.number() })),
    tools: z.array(z.looseObject({ id: z.number() })),
    wantedCells: z.array(z.looseObject({ c: z.string(), phase: z.string() })),
    checks: z.array(z.looseObject({ goalId: z.number(), day: z.string() })),
  })
  .openapi('Export');

/** A name that says whose it is and of when: `kith-anna-2026-11-23.json`. */
const fileName = (kith: Kith, name: string, ending: string): string =>
  `kith-${name}-${dayOf(kith.now())}.${ending}`;

export function exportRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/export',
      summary: 'Everything I have here, as one JSON document',
      responses: {
        200: {
          description: 'The document, to keep as a file',
          content: { 'application/json': { schema: ExportDocument } },
        },
      },
    }),
    async (context) => {
      const actor = actorOf(context);
      const file = fileName(kith, actor.name, 'json');
      context.header('Content-Disposition', `attachment; filename="${file}"`);
      return context.json(await exportOf(kith, actor.id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/export.opml',
      summary: 'My sources as OPML, which feed readers take',
      responses: {
        200: {
          description: 'The sources, to keep as a file',
          content: { 'text/x-opml': { schema: z.string() } },
        },
      },
    }),
    async (context) => {
      const actor = actorOf(context);
      const file = fileName(kith, actor.name, 'opml');
      return context.body(opmlOf(await exportSources(kith, actor.id), kith.now()), 200, {
        'Content-Type': 'text/x-opml; charset=utf-8',
        'Content-Disposition': `attachment; filename="${file}"`,
      });
    },
  );
  return app;
}
