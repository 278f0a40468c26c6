/** Days of somebody with so many goals: what home has to hold. Made through the API as the web app would. */
import type { Page } from 'playwright-core';
import { dayIn } from './learner.ts';
import { ask } from './prepare.ts';

interface Made {
  id: number;
}

/** Names as people write them, and longer than any line. */
const ABLES = [
  'run usability tests that change what we build',
  'read a profit and loss statement and ask three good questions about it',
  'Entwicklungsgeschwindigkeitsmessungen der Donaudampfschifffahrtsgesellschaft verstehen und der Qualitätssicherungsabteilung erklären',
  'give feedback that people act on',
  'write proposals that get a yes within two weeks',
  'speak in front of fifty people without reading from my notes',
];
const IF_THEN = {
  cue: 'it gets hectic and I want to do it alone because that seems quicker',
  action: 'write to one person first and wait until the next morning',
};
/** Due wherever the browser stands: days here are Greenwich's. */
const STEPS = [
  {
    text: 'Die Ergebnisse der Bildschirmarbeitsplatzverordnungsprüfung mit Friedrich-Wilhelm durchgehen',
    dueOn: dayIn(-5),
    cue: 'lunch is over on the day on which the numbers of the month come',
    action: 'open the report before I open the mail',
  },
  { text: 'Watch somebody do it', dueOn: dayIn(-3) },
  { text: 'Write down what I saw', dueOn: dayIn(-2) },
  { text: 'Ask what was hard', cue: 'somebody uses what I made', action: 'ask what was hard' },
];

/** One more active goal; every second one has its day to look back behind it. */
export async function addGoal(page: Page, place: number): Promise<number> {
  const able = ABLES[place % ABLES.length] ?? '';
  const { id } = await ask<Made>(page, 'POST', '/goals', {
    able,
    need: 'In the last review this was what held us up.',
    questions: [{ text: able }],
    obstacle: 'When it gets hectic I do it alone.',
    ifThen: IF_THEN,
    reviewOn: place % 2 === 0 ? dayIn(-3) : null,
  });
  await ask(page, 'PUT', `/goals/${id}/status`, { status: 'active' });
  return id;
}

/** A plan of which three steps are due. */
export async function addPlan(page: Page, goalId: number): Promise<void> {
  for (const step of STEPS) await ask(page, 'POST', `/goals/${goalId}/steps`, step);
}

/** People chosen for the goal with moves that are due, captures, a draft. */
export async function addBesides(page: Page, goalId: number): Promise<void> {
  for (let place = 0; place < 6; place++) {
    const name = place === 0 ? 'Friedrich-Wilhelm von Hohenzollern-Sigmaringen' : `Ana ${place}`;
    const { id: personId } = await ask<Made>(page, 'POST', '/people', { name });
    await ask(page, 'PUT', `/goals/${goalId}/people/${personId}/decision`, { decision: 'chosen' });
    await ask(page, 'POST', '/moves', {
      goalId,
      personId,
      intent: 'introduce',
      opener: 'You two should know each other.',
      gives: [],
      dueOn: dayIn(-2),
      draftKey: crypto.randomUUID(),
    });
    await ask(page, 'POST', '/captures', { text: `Overheard, ${place}` });
  }
  for (const need of ['Nobody can say whether our queues will hold in December, least of all me.'])
    await ask(page, 'POST', '/goals', { need, able: '', questions: [] });
}
