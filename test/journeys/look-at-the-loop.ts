/**
 * How the pages of the learning loop stand for somebody who has lived with them for five weeks: rich notes,
 * full lists, long words. What is looked for is the same as in look.ts.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ROLLBACK_NOTE } from '../invented/learner.ts';
import { NARROW, WIDE } from './parts/browser.ts';
import { faultsOf, look } from './parts/faults.ts';
import { type Learner, liveAsLearner } from './parts/learner.ts';
import { liveWithPeople, type Relations } from './parts/learner-people.ts';
import { ask } from './parts/prepare.ts';
import { setStage } from './parts/stage.ts';

type Place = readonly [address: string, ready: RegExp | string];

/** What comes first today: on a Friday what was due on Thursday, on other days what was due yesterday. */
const NEXT_STEP = /Put the version of the release on every line|Roll back a release that is fine/;

describe('After five weeks', () => {
  let learner = {} as Learner;
  let relations = {} as Relations;
  const stage = setStage(async (page, kith) => {
    learner = await liveAsLearner(page, kith);
    relations = await liveWithPeople(page, learner);
  });

  /** What is wrong at these places, narrow and light, narrow and dark. */
  const lookAt = async (places: readonly Place[]): Promise<string[]> => {
    stage.watch();
    const visitor = { page: stage.page, complaints: stage.complaints, close: async () => {} };
    const faults: string[] = [];
    for (const [address, ready] of places) faults.push(...(await look(visitor, address, ready)));
    return faults;
  };

  /** The page as it stands now, in both lights and widths. */
  const lookHere = async (page: Page): Promise<string[]> => {
    const faults: string[] = [];
    for (const viewport of [NARROW, WIDE]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await faultsOf(page, colorScheme === 'dark' ? 'colours' : 'all')));
      }
    }
    return faults;
  };

  it('before: today, goals and their plans are well', async () => {
    const goal = `/goals/${learner.goalId}`;
    const faults = await lookAt([
      ['/', NEXT_STEP],
      ['/goals', 'Parked'],
      ['/goals/new', 'Where does it start?'],
      [`${goal}/edit`, 'More about this goal'],
      [`${goal}/plan`, 'every Thursday'],
      [`/goals/${learner.otherGoalId}/plan`, 'What people you follow wrote'],
      [`/kits?goal=${learner.goalId}`, 'Save as a file'],
    ]);
    expect(faults).toEqual([]);
  });

  it('while: notes, what was captured, and writing are well', async () => {
    const note = `/notes/${learner.noteId}`;
    const faults = await lookAt([
      ['/notes', ROLLBACK_NOTE.title],
      [note, 'Decided beforehand'],
      [`${note}?view=read`, 'Decided beforehand'],
      ['/notes/import', 'Where to find them'],
      ['/notes/templates', 'No templates yet'],
      ['/inbox', 'Ask support which graph'],
      [`/goals/${learner.goalId}/notes`, ROLLBACK_NOTE.title],
      ['/moves', 'Ask Marit Solheim'],
    ]);
    expect(faults).toEqual([]);
  });

  it('at the edges: a search that finds nothing, no such week, an invitation are well', async () => {
    const { path } = await ask<{ path: string }>(stage.page, 'POST', '/invitations');
    const faults = await lookAt([
      ['/search?q=zzzzqq', 'Nothing found'],
      ['/reviews/week/nothing', 'No week is called so'],
      ['/portrait?of=nothing', 'In your own eyes'],
      [path, 'Make my account'],
    ]);
    expect(faults).toEqual([]);
    // Two open tabs of one goal are told apart.
    const goal = `/goals/${learner.goalId}`;
    for (const [address, name] of [
      [`${goal}/plan`, 'Plan'],
      [`${goal}/notes`, 'Notes'],
      [`${goal}/map`, 'Map'],
      [`${goal}/journey`, 'Journey'],
      [`${goal}/experience`, 'Experience'],
      [`${goal}/edit`, 'Change'],
      [`/reviews/${learner.reviewId}`, 'Review'],
    ] as const) {
      await stage.page.goto(address);
      await stage.page.waitForFunction(
        (begin) => document.title.startsWith(`${begin}: Release our web service`),
        name,
      );
    }
  });

  it('while: people and where they gather are well', async () => {
    const faults = await lookAt([
      [`/people/${learner.personId}`, 'Where their entries lead'],
      ['/places', 'Where people for your goals gather'],
      [`/places/${learner.placeId}`, 'Perhaps, by what they publish'],
    ]);
    expect(faults).toEqual([]);
  });

  it('while: what passes with people, asked and given, is well', async () => {
    const faults = await lookAt([
      ['/asks', 'How do you roll back a bad release when'],
      [`/asks/${relations.askId}`, 'Roll back the release first'],
      ['/help', 'How do others rehearse a rollback'],
      ['/help?tab=introductions', 'Priya Raman says yes'],
      ['/keeping', 'She asks the question behind the question.'],
    ]);
    expect(faults).toEqual([]);
  });

  it('while: the directory, lists and who may be one person are well', async () => {
    const faults = await lookAt([
      ['/people', 'To ask about releases'],
      [`/people?list=${relations.listId}`, 'On “To ask about releases”'],
      ['/people/duplicates', 'Page that stays'],
      [`/sources/import/${relations.changedImportId}`, 'has other work than before'],
    ]);
    expect(faults).toEqual([]);
  });

  it('while: earlier versions of a note, side by side', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/notes/${learner.noteId}`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Earlier versions' }).click();
    await page.getByRole('button', { name: 'Compare with now' }).first().click();
    await page.getByRole('button', { name: 'Bring this version back' }).waitFor();
    expect(await lookHere(page)).toEqual([]);
  });

  it('while: the window to capture with is well on any page', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto('/people');
    await page.getByRole('button', { name: 'Capture', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByLabel('What it is')
      .selectOption({ label: 'A talk or course' });
    await page
      .getByRole('dialog')
      .getByLabel(/Where it is from/)
      .waitFor();
    expect(await lookHere(page)).toEqual([]);
  });

  it('for others: a version of a note, a goal, and what the web sees', async () => {
    const faults = await lookAt([
      [`/notes/${learner.noteId}/share`, 'Who and what is named'],
      [`/goals/${learner.goalId}/share`, 'Put this in its place'],
      [learner.published, 'What a month of rehearsing taught us'],
      ['/@robin', 'What a month of rehearsing taught us'],
    ]);
    expect(faults).toEqual([]);
  });

  it('afterwards: map, tools, reviews, journey, portrait, questions and reminders are well', async () => {
    const goal = `/goals/${learner.goalId}`;
    const faults = await lookAt([
      ['/map', 'Lately'],
      [`${goal}/map`, 'How it goes'],
      [`${goal}/map?cell=consume-forethought`, 'Where to do it'],
      ['/tools', 'Jitsi Meet'],
      ['/reviews', 'Look back on this week'],
      [`/reviews/week/${learner.week}`, 'Rehearsing beats reading'],
      [`/reviews/${learner.reviewId}`, 'Take the decision back'],
      [`/goals/${learner.otherGoalId}/review`, 'What do you do next?'],
      [`${goal}/experience`, 'Look who may know'],
      [`${goal}/journey`, 'Looking back'],
      ['/portrait', 'Beside your earlier ones'],
      ['/recall', 'Show the answer'],
      ['/settings/reminders', 'What is due today'],
    ]);
    expect(faults).toEqual([]);
  });

  it('afterwards: with everything unfolded on the map, the tools and the journey', async () => {
    stage.watch();
    const { page } = stage;
    const faults: string[] = [];
    for (const [address, ready] of [
      [`/goals/${learner.goalId}/map`, 'About this map'],
      ['/tools', 'Jitsi Meet'],
      [`/goals/${learner.goalId}`, 'About this goal'],
    ] as const) {
      await page.goto(address);
      await page.getByText(ready).first().waitFor();
      for (const summary of await page.locator('main summary:visible').all()) await summary.click();
      faults.push(...(await lookHere(page)));
    }
    expect(faults).toEqual([]);
  });

  it('and nothing went wrong on the way', () => {
    expect(stage.complaints).toEqual([]);
  });
});
