/** What the invented learner has to do with people: encounters, asks, needs, lists, and what came in twice. */
import type { Page } from 'playwright-core';
import {
  ASKS,
  addressBookOf,
  ENCOUNTERS,
  NEEDS,
  OBSERVATIONS,
  TIES,
  TWICE,
} from '../../invented/relations.ts';
import { dayIn, type Learner } from './learner.ts';
import { applyImport, ask, previewOf } from './prepare.ts';

interface Made {
  id: number;
}
export interface Relations {
  /** Still open, with an answer and a no. */
  askId: number;
  /** Closed, with what came of it. */
  closedAskId: number;
  introductionId: number;
  listId: number;
  /** An address book brought in before, read anew and not yet taken over. */
  changedImportId: number;
}

/** Lives with the learner's people; about fifty requests. */
export async function liveWithPeople(page: Page, learner: Learner): Promise<Relations> {
  const idOf = (name: string): number => {
    const id = learner.people.get(name);
    if (id === undefined) throw new Error(`nobody is called ${name}`);
    return id;
  };
  await know(page, learner, idOf);
  const needs = await hearNeeds(page, idOf);
  const [askId = 0, closedAskId = 0] = await askQuestions(page, learner, idOf);
  const introductionId = await introduce(page, idOf, needs[0] ?? null);
  await bringInBook(page, false);
  for (const person of TWICE) await ask(page, 'POST', '/people', person);
  const changedImportId = await bringInBook(page, true);
  return {
    askId,
    closedAskId,
    introductionId,
    changedImportId,
    listId: await listPeople(page, learner),
  };
}

type IdOf = (name: string) => number;

async function know(page: Page, { goalId }: Learner, idOf: IdOf): Promise<void> {
  for (const { who, ...tie } of TIES) await ask(page, 'PATCH', `/people/${idOf(who)}/tie`, tie);
  for (const { who, dayIn: days, ...seen } of OBSERVATIONS)
    await ask(page, 'POST', `/people/${idOf(who)}/observations`, {
      ...seen,
      day: dayIn(days),
      goalId,
    });
  for (const encounter of ENCOUNTERS) {
    const { who, dayIn: days, isForGoal, ...told } = { isForGoal: false, ...encounter };
    const personIds = who.map(idOf);
    const goalIds = isForGoal ? [goalId] : [];
    await ask(page, 'POST', '/interactions', { ...told, personIds, goalIds, day: dayIn(days) });
  }
}

async function hearNeeds(page: Page, idOf: IdOf): Promise<number[]> {
  const ids: number[] = [];
  for (const { who, dayIn: days, ...need } of NEEDS) {
    const form = { ...need, askedOn: dayIn(days) };
    ids.push((await ask<Made>(page, 'POST', `/people/${idOf(who)}/needs`, form)).id);
  }
  return ids;
}

async function askQuestions(page: Page, { goalId }: Learner, idOf: IdOf): Promise<number[]> {
  const ids: number[] = [];
  for (const { who, closesIn, ...words } of ASKS) {
    const people = who.map((name, at) => ({ personId: idOf(name), chance: 80 - 25 * at }));
    const form = { ...words, goalId, closesOn: dayIn(closesIn), people };
    const { id } = await ask<Made>(page, 'POST', '/asks', form);
    ids.push(id);
    for (const { personId } of people)
      await settle(page, id, personId, { state: 'sent', channel: 'email' });
    await settle(page, id, idOf('Marit Solheim'), {
      state: 'answered',
      helped: 'yes',
      answer: 'Roll back the release first and the data on another day.',
      day: dayIn(0),
    });
  }
  const [open = 0, closed = 0] = ids;
  await settle(page, open, idOf('Odile Ferrand'), { state: 'declined' });
  await ask(page, 'PUT', `/asks/${closed}/people/${idOf('Marit Solheim')}/thanks`, {
    isThanked: true,
  });
  await ask(page, 'PATCH', `/asks/${closed}`, {
    outcome: 'Whoever is on call may press. We wrote it down.',
  });
  await ask(page, 'PUT', `/asks/${closed}/state`, { state: 'closed' });
  return ids;
}

const settle = (page: Page, askId: number, personId: number, form: object) =>
  ask(page, 'PUT', `/asks/${askId}/people/${personId}/state`, form);

async function introduce(page: Page, idOf: IdOf, needId: number | null): Promise<number> {
  const { id } = await ask<Made>(page, 'POST', '/introductions', {
    firstId: idOf('Priya Raman'),
    secondId: idOf('Marit Solheim'),
    why: 'Priya counts what a migration does; Marit has to take one back.',
    needId,
  });
  for (const answer of ['asked', 'yes'])
    await ask(page, 'PUT', `/introductions/${id}/answer`, { side: 'first', answer });
  return id;
}

/** The later one is left as a preview: what is new and what is different is what there is to see. */
async function bringInBook(page: Page, isLater: boolean): Promise<number> {
  const id = await previewOf(page, 'address-book.vcf', addressBookOf(isLater));
  if (!isLater) await applyImport(page, id);
  return id;
}

async function listPeople(page: Page, { people }: Learner): Promise<number> {
  const { id } = await ask<Made>(page, 'POST', '/lists', { name: 'To ask about releases' });
  await ask(page, 'POST', '/lists', { name: 'At Harbour', filter: { employer: 'Harbour' } });
  await ask(page, 'POST', `/lists/${id}/people`, { personIds: [...people.values()].slice(0, 4) });
  return id;
}
