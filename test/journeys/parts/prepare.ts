/** What a journey begins with, made through the API as the web app would, so that it can begin later in the story. */
import type { Page } from 'playwright-core';
import { GOAL } from '../../invented/goal.ts';
import { opmlOf, type Site } from '../../invented/site.ts';

export const NAME = 'robin';
export const PASSWORD = 'a kettle sings at seven';
const ARRIVE_MS_MAX = 60_000;
const POLL_EVERY_MS = 100;

/** Asks the API with the cookies of this page. Throws with what the server said when it refuses. */
export async function ask<Answer>(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.fetch(`${origin}/api/v1${path}`, {
    method,
    // A connection that was idle may be closed by the server just as it is used again: only that is tried once more.
    maxRetries: 1,
    headers: {
      origin,
      ...(typeof body === 'string' || Buffer.isBuffer(body)
        ? { 'content-type': 'application/octet-stream' }
        : {}),
    },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (answer.status() === 204 ? undefined : await answer.json()) as Answer;
}

/** Makes the first account, which is signed in in this page from then on. */
export async function becomeMember(page: Page): Promise<void> {
  await page.goto('/welcome');
  await ask(page, 'POST', '/members/first', { name: NAME, password: PASSWORD });
}

/** Lets somebody else join, who is signed in nowhere by that: no browser is needed for it. */
export async function letJoin(page: Page, who: { name: string; password: string }): Promise<void> {
  const { path } = await ask<{ path: string }>(page, 'POST', '/invitations');
  const { origin } = new URL(page.url());
  const answer = await fetch(`${origin}/api/v1/invitations/${path.split('/').at(-1)}/accept`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(who),
    signal: AbortSignal.timeout(ARRIVE_MS_MAX),
  });
  if (!answer.ok) throw new Error(`${who.name} cannot join: ${await answer.text()}`);
}

/** The invented member's goal, active. */
export async function setGoal(page: Page): Promise<number> {
  const questions = GOAL.questions.map((text) => ({ text }));
  const { id } = await ask<{ id: number }>(page, 'POST', '/goals', { ...GOAL, questions });
  await ask(page, 'PUT', `/goals/${id}/status`, { status: 'active' });
  return id;
}

interface Import {
  id: number;
  state: string;
}

/** Reads a list of sites; nothing is kept of it yet. */
export async function previewOf(page: Page, name: string, list: string): Promise<number> {
  const { id } = await ask<Import>(page, 'POST', `/imports?name=${encodeURIComponent(name)}`, list);
  await untilImport(page, id, 'preview');
  return id;
}

/** Follows these sites and waits until each has been read. */
export async function bringIn(page: Page, sites: readonly Site[]): Promise<number> {
  const id = await previewOf(page, 'people-i-read.opml', opmlOf('People I read', sites));
  await applyImport(page, id);
  await untilRead(page);
  return id;
}

/** Takes over all of a preview. */
export async function applyImport(page: Page, id: number): Promise<void> {
  await ask(page, 'POST', `/imports/${id}/apply`, { leaveOut: [] });
  await untilImport(page, id, 'applied');
}

async function untilImport(page: Page, id: number, state: string): Promise<void> {
  await until(`import ${id} is ${state}`, async () => {
    const one = await ask<Import>(page, 'GET', `/imports/${id}`);
    return one.state === state;
  });
}

/** Until every source has been looked at once. */
async function untilRead(page: Page): Promise<void> {
  await until('every source was looked at', async () => {
    const { sources } = await ask<{ sources: { state: string }[] }>(page, 'GET', '/sources');
    return sources.every((source) => source.state !== 'new');
  });
}

/** Asks again and again; also where no test is running, as while a stage is set. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const lastAt = Date.now() + ARRIVE_MS_MAX;
  while (!(await isSo())) {
    if (Date.now() > lastAt) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}
