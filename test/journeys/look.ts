/**
 * How every page stands: nothing serious for axe-core, no sideways scrolling on a narrow screen, no
 * errors and nothing that the content security policy refused, in light and in dark.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { opmlOf } from '../invented/site.ts';
import { NARROW, type Visitor } from './parts/browser.ts';
import { faultsOf, look } from './parts/faults.ts';
import { ask, bringIn, previewOf, setGoal } from './parts/prepare.ts';
import { runKith } from './parts/server.ts';
import { FOLLOWED, setStage } from './parts/stage.ts';

/** A link under the pointer is loaded after 50 ms. */
const PRELOADED_MS = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Answer {
  entries: { id: number }[];
  people: { id: number; name: string }[];
}

describe('Every page is well', () => {
  let goalId = 0;
  let imported = 0;
  let previewed = 0;
  const empty: string[] = [];
  const stage = setStage(async (page) => {
    const visitor = { page, complaints: [], close: async () => {} };
    for (const [address, ready] of EMPTY) empty.push(...(await look(visitor, address, ready)));
    goalId = await setGoal(page);
    await ask(page, 'POST', '/goals', { need: 'A draft', able: '', questions: [] });
    imported = await bringIn(page, FOLLOWED);
    previewed = await previewOf(page, 'again.opml', opmlOf('Again', FOLLOWED.slice(0, 3)));
    await decide(page, goalId);
  });
  const seen = (): Visitor => ({
    page: stage.page,
    complaints: stage.complaints,
    close: async () => {},
  });

  it('by a look that sees what is wrong', async () => {
    const { page, close } = await stage.visitor({ viewport: NARROW });
    await page.goto('/sign-in');
    await page.getByText('Sign in to Kith').first().waitFor();
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<button></button><div class="wide">wide</div>',
      );
      const wide = document.querySelector<HTMLElement>('.wide');
      if (wide) wide.style.width = '400px';
    });
    const faults = await faultsOf(page);
    expect(faults.map((fault) => fault.slice(0, 11))).toEqual(['button-name', 'scrolls sid']);
    await close();
  });

  it('when nobody is a member yet', async () => {
    const kith = await runKith();
    const visitor = await stage.visitor({ baseURL: kith.origin });
    const faults = await look(visitor, '/', 'Make the first account');
    await visitor.close();
    await kith.close();
    expect(faults).toEqual([]);
  });

  it('before there is anything', () => {
    expect(empty).toEqual([]);
  });

  it('before one is signed in', async () => {
    const visitor = await stage.visitor();
    const faults = [
      ...(await look(visitor, '/sign-in', 'Sign in to Kith')),
      ...(await look(visitor, '/join/nothing', 'This invitation is no longer open')),
    ];
    await visitor.close();
    expect(faults).toEqual([]);
  });

  it('around goals', async () => {
    stage.watch();
    const faults: string[] = [];
    const goal = `/goals/${goalId}`;
    for (const [address, ready] of [
      ['/goals', 'Drafts'],
      [`${goal}/edit`, 'The questions in it'],
      [goal, 'Marit Solheim'],
      [`${goal}/plan`, 'How others got there'],
      ['/kits', 'Take in a starter kit'],
      [`${goal}?tab=together`, 'Who covers what'],
      [`${goal}?tab=beyond`, 'reversible.example'],
    ] as const)
      faults.push(...(await look(seen(), address, ready)));
    expect(faults).toEqual([]);
  });

  it('with everything of a goal unfolded, and a window over it', async () => {
    stage.watch();
    const { page } = stage;
    await page.goto(`/goals/${goalId}`);
    await page.getByRole('button', { name: 'Details: Marit Solheim' }).click();
    await page.getByRole('heading', { name: 'What they write' }).waitFor();
    for (const summary of await page.locator('article[aria-label="Marit Solheim"] summary').all())
      await summary.click();
    await page.locator('summary', { hasText: 'Next moves' }).click();
    await page.getByRole('article', { name: 'Ask Marit Solheim' }).waitFor();
    const faults = await faultsOf(page);
    await page.getByRole('button', { name: 'Plan the next move: Marit Solheim' }).click();
    await page.getByRole('dialog').getByLabel('First words').waitFor();
    faults.push(...(await faultsOf(page)));
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    faults.push(...(await faultsOf(page)));
    expect(faults).toEqual([]);
  });

  it('with the depth of a goal unfolded, and how it changed', async () => {
    stage.watch();
    const { page } = stage;
    await ask(page, 'PATCH', `/goals/${goalId}`, { why: 'Quiet evenings', confidence: 55 });
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/goals/${goalId}/edit`);
      await page.getByText('More about this goal').waitFor();
      for (const summary of await page.locator('.goal-depth-part > summary').all())
        await summary.click();
      await page.getByRole('radio', { name: /^Performance/ }).click();
      await page.getByRole('radio', { name: /^The members of this Kith/ }).click();
      await page.getByRole('button', { name: 'Think it through' }).click();
      for (const why of await page.locator('.why > summary').all()) await why.click();
      faults.push(...(await faultsOf(page)));
      await page.goto('/goals/new');
      for (const start of ['An advert or a review', 'Another goal']) {
        await page.getByRole('radio', { name: start }).click();
        faults.push(...(await faultsOf(page)));
      }
      await page.goto(`/goals/${goalId}`);
      await page.locator('summary', { hasText: 'About this goal' }).click();
      await page.getByText('How this goal changed').click();
      await page.getByText('you set out to').waitFor();
      faults.push(...(await faultsOf(page)));
    }
    // What is loaded before a press must be there too.
    await page.getByRole('link', { name: 'Begin a part of this goal' }).hover();
    await page.waitForTimeout(PRELOADED_MS);
    expect([...faults, ...stage.complaints]).toEqual([]);
  });

  it('around people, sources and entries', async () => {
    stage.watch();
    const { page } = stage;
    const { people } = await ask<Answer>(page, 'GET', '/people');
    const marit = people.find(({ name }) => name === 'Marit Solheim')?.id;
    const { entries } = await ask<Answer>(page, 'GET', `/people/${marit}/entries`);
    const faults: string[] = [];
    for (const [address, ready] of [
      ['/people', 'Marit Solheim'],
      [`/people/${marit}`, 'What is known'],
      ['/sources', 'Small steps to production'],
      ['/sources/import', 'Not finished yet'],
      [`/sources/import/${previewed}`, 'All'],
      [`/sources/import/${imported}`, /^Brought in: /],
      [`/entries/${entries[0]?.id}`, 'Open the page'],
    ] as const)
      faults.push(...(await look(seen(), address, ready)));
    await ask(page, 'POST', `/imports/${imported}/undo`);
    faults.push(
      ...(await look(seen(), `/sources/import/${imported}`, /^This import was taken back/)),
    );
    expect(faults).toEqual([]);
  });

  it('around captures and templates', async () => {
    stage.watch();
    const { page } = stage;
    const from = { capturedAs: 'talk', sourceUrl: 'https://talks.example/1' };
    await ask(page, 'POST', '/captures', { text: 'A capture\nwith words', ...from });
    await ask(page, 'POST', '/captures', { text: 'For the goal at once', goalId });
    await ask(page, 'POST', '/note-templates', { name: 'After a talk', isDaily: true, text: 'x' });
    const faults: string[] = [];
    for (const [address, ready] of [
      ['/inbox', 'A capture'],
      ['/capture?text=shared', 'Keep it'],
      ['/notes/templates', 'After a talk'],
      [`/goals/${goalId}/notes`, 'For the goal at once'],
    ] as const)
      faults.push(...(await look(seen(), address, ready)));
    await page.goto('/notes/templates');
    await page.getByRole('button', { name: 'New template' }).click();
    await page.getByLabel('Begin each day’s note with it').waitFor();
    faults.push(...(await faultsOf(page)));
    expect(faults).toEqual([]);
  });

  it('around notes, moves and settings', async () => {
    stage.watch();
    const { page } = stage;
    const note = await ask<{ id: number }>(page, 'POST', '/notes', {
      title: 'A note',
      text: 'With words',
      goalId,
    });
    await ask(page, 'POST', `/notes/${note.id}/questions`, {
      question: 'When would I use this?',
      answer: 'Before each release',
      today: new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10),
    });
    const faults: string[] = [];
    for (const [address, ready] of [
      ['/notes', 'A note'],
      ['/recall', 'How sure are you'],
      [`/notes/${note.id}`, 'With words'],
      [`/notes/${note.id}?view=read`, 'With words'],
      ['/notes/new', 'Who reads this'],
      ['/moves', 'Ask'],
      ['/settings', 'Looking beyond your network'],
      ['/settings/reminders', 'What is due today'],
      ['/settings/jobs', 'Nothing has failed'],
      ['/no/such/page', 'There is no such page'],
    ] as const)
      faults.push(...(await look(seen(), address, ready)));
    expect(faults).toEqual([]);
  });

  it('around looking back', async () => {
    stage.watch();
    const { page } = stage;
    const review = await ask<{ id: number }>(page, 'POST', `/goals/${goalId}/reviews`);
    await ask(page, 'PATCH', `/reviews/${review.id}`, {
      criteria: [{ criterion: 'It works', reached: 'partly', words: 'Twice' }],
      causes: ['strategy'],
    });
    for (const period of ['2026-Q1', '2026-Q2'])
      await ask(page, 'PATCH', `/portraits/${period}`, { answers: { help: { agrees: 3 } } });
    const faults: string[] = [];
    const both = async (places: readonly (readonly [string, string])[]) => {
      for (const [address, ready] of places) faults.push(...(await look(seen(), address, ready)));
    };
    await both([
      ['/reviews', 'Go on with it'],
      [`/reviews/${review.id}`, 'What do you do next?'],
      ['/reviews/week/2026-W48', 'In a few words'],
      ['/portrait?of=2026-Q2', 'Beside your earlier ones'],
      [`/goals/${goalId}/experience`, 'Look who may know'],
      [`/goals/${goalId}/journey`, 'How it went'],
    ]);
    await ask(page, 'PUT', `/reviews/${review.id}/decision`, { decision: 'continue' });
    await ask(page, 'PATCH', '/reviews/weeks/2026-W47', { learned: 'Something' });
    await ask(page, 'PUT', '/reviews/weeks/2026-W47/state', { state: 'done', keepsNote: true });
    await both([
      [`/reviews/${review.id}`, 'Take the decision back'],
      ['/reviews/week/2026-W47', 'The private note of it'],
    ]);
    expect(faults).toEqual([]);
  });
});

const EMPTY = [
  ['/goals', 'Start with what you need'],
  ['/goals/new', 'The questions in it'],
  ['/people', 'No people yet'],
  ['/places', 'No places yet'],
  ['/sources', 'No sources yet'],
  ['/sources/import', 'What you can bring in'],
  ['/notes', 'No notes yet'],
  ['/notes/import', 'Where to find them'],
  ['/inbox', 'Nothing waits here'],
  ['/notes/templates', 'No templates yet'],
  ['/moves', 'No moves planned'],
  ['/recall', 'No questions yet'],
  ['/reviews', 'No goal is under way'],
  ['/portrait', 'In your own eyes'],
] as const;

/** One of each decision, a word on a criterion, a planned move. */
async function decide(page: Page, goalId: number): Promise<void> {
  const { people } = await ask<Answer>(page, 'GET', '/people');
  const idOf = (wanted: string) => people.find(({ name }) => name === wanted)?.id;
  const marit = idOf('Marit Solheim');
  const path = `/goals/${goalId}/people`;
  await ask(page, 'PUT', `${path}/${marit}/decision`, { decision: 'chosen' });
  await ask(page, 'PUT', `${path}/${idOf('Priya Raman')}/decision`, { decision: 'chosen' });
  await ask(page, 'PUT', `${path}/${idOf('Bram Kuiper')}/decision`, { decision: 'later' });
  await ask(page, 'PUT', `${path}/${marit}/criteria/expert`, { value: 'yes', reason: 'Tried it.' });
  await ask(page, 'POST', '/moves', {
    goalId,
    personId: marit,
    intent: 'ask',
    opener: 'Hello Marit, how do you rehearse?',
    gives: [],
    dueOn: '2999-12-31',
    draftKey: crypto.randomUUID(),
  });
}
