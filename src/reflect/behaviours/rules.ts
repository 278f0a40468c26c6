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

/** One row of the table: the event, what one did, and the event that takes it back. */
const when = (event: string, words: string, undoneBy?: string) => ({
  event,
  words,
  ...(undoneBy === undefined ? {} : { undoneBy }),
});

const cell = (c: Rule['c'], phase: Rule['phase'], rows: readonly Omit<Rule, 'c' | 'phase'>[]) =>
  rows.map((row): Rule => ({ ...row, c, phase }));

/**
 * What counts as learning, and where on the map it stands: this table is all there is. An event that is not
 * in it makes no behaviour, and nothing announces that somebody merely looked at something.
 * Where two cells could be meant, the one counts whose meaning in `cell-rules.ts` names what was done; which
 * were debatable, and what does not count at all, is in decision 0039.
 */
export const RULES: readonly Rule[] = [
  // Forethought: what one wants, and how to get there.
  ...cell('consume', 'forethought', [
    when('path.studied', 'Studied how others got there', 'path.let-go'),
    when('kit.taken', 'Took up a starter kit', 'kit.untaken'),
  ]),
  ...cell('create', 'forethought', [
    when('goal.set', 'Set a goal'),
    when('goal.refined', 'Sharpened a goal'),
    when('plan.step-added', 'Planned a step'),
  ]),
  // People, and what they make, tied to the goal before one works with them.
  ...cell('connect', 'forethought', [
    when('plan.linked', 'Planned a step with somebody or something'),
    when('person.chosen', 'Chose a person', 'person.unchosen'),
    when('person.assessed', 'Judged how somebody fits', 'person.unassessed'),
    when('brief.written', 'Said whom to look for'),
    when('source.followed', 'Followed a source', 'source.left'),
    when('place.tied', 'Tied a place to a goal', 'place.untied'),
  ]),
  ...cell('contribute', 'forethought', [
    when('goal.shared', 'Let others see a goal', 'goal.unshared'),
    when('offer.made', 'Offered help to members', 'offer.withdrawn'),
    when('kit.passed', 'Passed on a starter kit'),
  ]),

  // Performance: doing it. What was captured says itself what it was: a podcast is consumed, a thought created.
  ...cell(said, 'performance', [when('capture.kept', 'Kept something', 'capture.discarded')]),
  ...cell('consume', 'performance', [
    when('keep.made', 'Kept what you took from something', 'keep.unmade'),
  ]),
  // What one writes while looking back is a reflection: the note says which.
  ...cell('create', said, [when('note.written', 'Wrote a note')]),
  // A question to oneself is thinking over what one wrote; answering it later is the test of that.
  ...cell('create', 'performance', [when('recall.question-made', 'Made a question of a note')]),
  // To give something is to contribute; to ask, thank or introduce is to connect. The move says which, as does an
  // encounter that was no move. A done move has its interaction too, and is told by `move.done` alone.
  ...cell(said, 'performance', [
    when('move.done', 'Was in touch', 'move.undone'),
    when('interaction.logged', 'Was in touch', 'interaction.unlogged'),
    // Between members: to ask is to connect, to offer help to contribute. A no is told to nobody.
    when('peer.asked', 'Wrote to a member', 'peer.unasked'),
  ]),
  ...cell('connect', 'performance', [
    when('note.linked', 'Linked a note'),
    when('ask.sent', 'Asked people', 'ask.unsent'),
    when('ask.answered', 'Got an answer', 'ask.unanswered'),
    when('peer.agreed', 'Said yes to a member', 'peer.unagreed'),
    when('introduction.made', 'Introduced people', 'introduction.undone'),
    // What one sees of others while at it: what they did, and what they ask.
    when('person.observed', 'Noted what somebody did', 'person.unobserved'),
    when('need.noted', 'Noted what somebody asks', 'need.dismissed'),
  ]),
  ...cell('contribute', 'performance', [when('help.given', 'Helped somebody', 'help.undone')]),
  ...cell('contribute', said, [when('note.shared', 'Let others read a note')]),
  ...cell(said, said, [when('step.done', 'Did a step', 'step.undone')]),

  // Self-reflection: what came of it, and why.
  ...cell('consume', 'reflection', [
    when('review.evidence', 'Looked at the evidence'),
    // Whether somebody helped is evidence of whether one's way works.
    when('help.weighed', 'Looked at whether somebody helped', 'help.unweighed'),
    when('recall.answered', 'Tested what stayed', 'recall.unanswered'),
  ]),
  ...cell('create', 'reflection', [
    // A word on how it goes is a small private reflection. A tap without a word is no behaviour.
    when('check.answered', 'Said how it goes'),
    when('review.written', 'Wrote a review', 'review.reopened'),
    // Without words it is a turn of its story only; decided in a review, the review tells it.
    when('goal.closed', 'Closed a goal, and said why', 'goal.reopened'),
    when('portrait.drawn', 'Drew a self-portrait'),
  ]),
  ...cell('connect', 'reflection', [when('cause.asked', 'Set out to ask why it went so')]),
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
