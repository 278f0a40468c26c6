import { dayAfter } from '#days';
import { CLOSES_AFTER_DAYS, PEOPLE_MAX } from '../../asks/limits.ts';
import { KIND_OF } from '../../asks/missing-rules.ts';
import type { AskProposal, WhomToAsk } from '../../asks/schema.ts';
import { newDraftKey } from './words.ts';

/** What one fills in to ask. */
export interface AskDraft {
  question: string;
  tried: string;
  hoped: string;
  goalId: number | null;
  personId: number | null;
  closesOn: string;
  /** Chosen people, with the chance one gives each. */
  people: readonly { whom: WhomToAsk; chance: number | null }[];
  draftKey: string;
}

/** Begins with what the address says: a goal, a person, the words of a step. */
export function draftFrom(search: string, now: number): AskDraft {
  const asked = new URLSearchParams(search);
  const id = (name: string) => {
    const value = Number(asked.get(name));
    return Number.isInteger(value) && value > 0 ? value : null;
  };
  return {
    question: asked.get('question') ?? '',
    tried: asked.get('tried') ?? '',
    hoped: asked.get('hoped') ?? '',
    goalId: id('goal'),
    personId: id('person'),
    closesOn: dayAfter(now, CLOSES_AFTER_DAYS),
    people: [],
    draftKey: newDraftKey(),
  };
}

/** Chosen, or not any more; never more than may be asked. */
export function withPerson(draft: AskDraft, whom: WhomToAsk, isWanted: boolean): AskDraft {
  const rest = draft.people.filter((one) => one.whom.person.id !== whom.person.id);
  if (!isWanted || rest.length >= PEOPLE_MAX) return { ...draft, people: rest };
  return { ...draft, people: [...rest, { whom, chance: null }] };
}

export const withChance = (draft: AskDraft, personId: number, chance: number): AskDraft => ({
  ...draft,
  people: draft.people.map((one) => (one.whom.person.id === personId ? { ...one, chance } : one)),
});

/** Beside those that were proposed, once; what was missing of their kind is there now. */
export function withFound(found: AskProposal, whom: WhomToAsk): AskProposal {
  const rest = (people: readonly WhomToAsk[]) =>
    people.filter(({ person }) => person.id !== whom.person.id);
  return {
    ...found,
    proposed: [...rest(found.proposed), whom],
    others: rest(found.others),
    missing: found.missing.filter(({ kind }) => kind !== KIND_OF[whom.slot]),
  };
}

/** As the API takes it. */
export const formOf = (draft: AskDraft) => ({
  question: draft.question,
  tried: draft.tried,
  hoped: draft.hoped,
  goalId: draft.goalId,
  closesOn: draft.closesOn,
  draftKey: draft.draftKey,
  people: draft.people.map(({ whom, chance }) => ({
    personId: whom.person.id,
    slot: whom.slot,
    why: whom.whys.join(' ').slice(0, 500),
    about: whom.about?.title.slice(0, 300) ?? '',
    chance,
  })),
});
