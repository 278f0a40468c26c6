import type { C, Phase } from '#goals';

export interface Rule {
  /** What an earlier room, or this one, announces. */
  event: string;
  /** The cell. `said` where the event itself says it: a step knows its own. */
  c: C | 'said';
  phase: Phase | 'said';
  /** What one did, as a list tells it; its subject follows. */
  words: string;
  /** The event that takes it back. */
  undoneBy?: string;
}

const said = 'said';

/**
 * What counts as learning, and where on the map it stands: this table is all there is. An event that is not
 * in it makes no behaviour, and nothing announces that somebody merely looked at something.
 * Where two cells could be meant, the one counts whose meaning in `cell-rules.ts` names what was done.
 */
export const RULES: readonly Rule[] = [
  // Forethought: what one wants, and how to get there.
  {
    event: 'path.studied',
    c: 'consume',
    phase: 'forethought',
    words: 'Studied how others got there',
  },
  { event: 'kit.taken', c: 'consume', phase: 'forethought', words: 'Took up a starter kit' },
  { event: 'goal.set', c: 'create', phase: 'forethought', words: 'Set a goal' },
  { event: 'goal.refined', c: 'create', phase: 'forethought', words: 'Sharpened a goal' },
  { event: 'plan.step-added', c: 'create', phase: 'forethought', words: 'Planned a step' },
  {
    event: 'plan.linked',
    c: 'connect',
    phase: 'forethought',
    words: 'Planned a step with somebody or something',
  },
  {
    event: 'person.chosen',
    c: 'connect',
    phase: 'forethought',
    words: 'Chose a person',
    undoneBy: 'person.unchosen',
  },
  { event: 'goal.shared', c: 'contribute', phase: 'forethought', words: 'Let others see a goal' },
  {
    event: 'offer.made',
    c: 'contribute',
    phase: 'forethought',
    words: 'Offered help to members',
    undoneBy: 'offer.withdrawn',
  },
  { event: 'kit.passed', c: 'contribute', phase: 'forethought', words: 'Passed on a starter kit' },

  // Performance: doing it. What was captured says itself what it was: a podcast is consumed, a thought created.
  { event: 'capture.kept', c: said, phase: 'performance', words: 'Kept something' },
  // What one writes while looking back is a reflection: the note says which.
  { event: 'note.written', c: 'create', phase: said, words: 'Wrote a note' },
  { event: 'note.linked', c: 'connect', phase: 'performance', words: 'Linked a note' },
  // To give something is to contribute; to ask, thank or introduce is to connect. The move says which.
  {
    event: 'move.done',
    c: said,
    phase: 'performance',
    words: 'Was in touch',
    undoneBy: 'move.undone',
  },
  // An encounter that was no move. A done move has its interaction too, and is told by `move.done` alone.
  {
    event: 'interaction.logged',
    c: said,
    phase: 'performance',
    words: 'Was in touch',
    undoneBy: 'interaction.unlogged',
  },
  {
    event: 'ask.sent',
    c: 'connect',
    phase: 'performance',
    words: 'Asked people',
    undoneBy: 'ask.unsent',
  },
  {
    event: 'ask.answered',
    c: 'connect',
    phase: 'performance',
    words: 'Got an answer',
    undoneBy: 'ask.unanswered',
  },
  // Between members: to ask is to connect, to offer help to contribute; the request says which. A no is told to nobody.
  {
    event: 'peer.asked',
    c: said,
    phase: 'performance',
    words: 'Wrote to a member',
    undoneBy: 'peer.unasked',
  },
  {
    event: 'peer.agreed',
    c: 'connect',
    phase: 'performance',
    words: 'Said yes to a member',
    undoneBy: 'peer.unagreed',
  },
  {
    event: 'introduction.made',
    c: 'connect',
    phase: 'performance',
    words: 'Introduced people',
    undoneBy: 'introduction.undone',
  },
  {
    event: 'help.given',
    c: 'contribute',
    phase: 'performance',
    words: 'Helped somebody',
    undoneBy: 'help.undone',
  },
  { event: 'note.shared', c: 'contribute', phase: said, words: 'Let others read a note' },
  { event: 'step.done', c: said, phase: said, words: 'Did a step', undoneBy: 'step.undone' },

  // Self-reflection: what came of it, and why.
  { event: 'review.evidence', c: 'consume', phase: 'reflection', words: 'Looked at the evidence' },
  { event: 'recall.answered', c: 'consume', phase: 'reflection', words: 'Tested what stayed' },
  // A word on how it goes is a small private reflection. A tap without a word is no behaviour.
  {
    event: 'check.answered',
    c: 'create',
    phase: 'reflection',
    words: 'Said how it goes',
  },
  {
    event: 'review.written',
    c: 'create',
    phase: 'reflection',
    words: 'Wrote a review',
    undoneBy: 'review.reopened',
  },
  { event: 'cause.asked', c: 'connect', phase: 'reflection', words: 'Asked others why it went so' },
];

/** What a member adds by hand says its cell itself, and brings its own words. */
export const BY_HAND = 'by-hand';

/** Where an event says its cell and forgot to: performance, and what its word most often is. */
const UNSAID: Record<string, C> = {
  'capture.kept': 'consume',
  'move.done': 'connect',
  'interaction.logged': 'connect',
  'step.done': 'create',
  'peer.asked': 'connect',
};

/** The cell of one happening: what the table says, else what the event said. */
export function cellOf(
  rule: Rule,
  happened: { c?: C | undefined; phase?: Phase | undefined },
): {
  c: C;
  phase: Phase;
} {
  return {
    c: rule.c === said ? (happened.c ?? UNSAID[rule.event] ?? 'create') : rule.c,
    phase: rule.phase === said ? (happened.phase ?? 'performance') : rule.phase,
  };
}

/** The rule of an event that this room makes itself. */
export function ruleOf(event: string): Rule {
  const rule = RULES.find((one) => one.event === event);
  if (!rule) throw new Error(`no rule for ${event}`);
  return rule;
}

const WORDS = new Map(RULES.map((rule) => [rule.event, rule.words]));

/** What was done, in words. What the member added by hand is told in their own. */
export const wordsOf = (event: string): string => WORDS.get(event) ?? 'Learned something';
