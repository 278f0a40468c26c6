import type { StepForm, StepView } from '../steps/schema.ts';
import type { Found } from './finder.tsx';
import { ONCE, OWN_RULE, rulesFrom } from './words.ts';

/** A step as it is filled in. */
export interface StepDraft {
  text: string;
  /** Null while nobody has said it and the words do not tell. */
  c: StepView['c'] | null;
  phase: StepView['phase'];
  person: Found | null;
  place: Found | null;
  source: Found | null;
  address: string;
  tool: string;
  method: string;
  cue: string;
  action: string;
  dueOn: string | null;
  /** One of the offered rules, `ONCE`, or `OWN_RULE`. */
  rhythm: string;
  ownRule: string;
}

export function draftOf(step: StepView): StepDraft {
  const { text, c, phase, person, place, source, address, tool, method, cue, action, dueOn } = step;
  const rule = step.recurrence;
  const isOffered = rulesFrom(dueOn ?? '2026-01-01').some(({ value }) => value === rule);
  return {
    text,
    c: step.isKindOpen ? null : c,
    phase,
    person,
    place,
    address,
    tool,
    method,
    cue,
    action,
    dueOn,
    source: source && { id: source.id, name: source.title },
    rhythm: rule === null ? ONCE : isOffered ? rule : OWN_RULE,
    ownRule: rule !== null && !isOffered ? rule : '',
  };
}

/** What is sent. A day is needed for a rhythm: without one it begins today. */
export function formOf(draft: StepDraft, today: string): StepForm {
  const { c, rhythm, ownRule, person, place, source, ...rest } = draft;
  const recurrence = rhythm === ONCE ? null : rhythm === OWN_RULE ? ownRule : rhythm;
  return {
    ...rest,
    ...(c === null ? {} : { c }),
    recurrence,
    dueOn: recurrence !== null && rest.dueOn === null ? today : rest.dueOn,
    personId: person?.id ?? null,
    placeId: place?.id ?? null,
    sourceId: source?.id ?? null,
  };
}

/** A step's form as it stands, to put a change back. */
export const formBefore = (step: StepView): StepForm => formOf(draftOf(step), step.dueOn ?? '');
