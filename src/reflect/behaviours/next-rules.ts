import type { C, Cell, Phase } from '#goals';

/** What is there for a goal, as far as a next step hangs on it. */
export interface Facts {
  isDraft: boolean;
  questions: number;
  hasEvidence: boolean;
  isShared: boolean;
  peopleChosen: number;
  movesPlanned: number;
  movesDone: number;
  notes: number;
  steps: number;
  sources: number;
}

interface NextRule {
  c: C;
  phase: Phase;
  /** Whether the goal has what this builds on, and lacks what it brings. */
  fits: (facts: Facts) => boolean;
  words: string;
  label: string;
  /** `GOAL` stands for the goal's own address, `ID` for its number: what is done there is done for this goal. */
  href: string;
}

const always = () => true;

/**
 * One next step for an empty cell: the first rule whose cell is open and that fits. The first rules look at what the
 * goal has and lacks; the last say for every cell what can always be done.
 */
export const NEXT_RULES: readonly NextRule[] = [
  {
    c: 'create',
    phase: 'forethought',
    fits: (goal) => goal.isDraft || goal.questions === 0,
    words: 'Finish wording the goal: what you want to be able to do, and what you ask yourself.',
    label: 'Word the goal',
    href: 'GOAL/edit',
  },
  {
    c: 'connect',
    phase: 'forethought',
    fits: (goal) => goal.peopleChosen === 0 && goal.sources > 0,
    words: 'Nobody is chosen for this goal yet. See who in your network fits it.',
    label: 'See who fits',
    href: 'GOAL',
  },
  {
    c: 'create',
    phase: 'forethought',
    fits: (goal) => goal.steps === 0,
    words: 'There is no step planned yet. Plan one that you can do this week.',
    label: 'Plan a step',
    href: 'GOAL/plan',
  },
  {
    c: 'connect',
    phase: 'performance',
    fits: (goal) => goal.movesPlanned > 0,
    words: 'You planned something to do with somebody. This may be the moment.',
    label: 'To your moves',
    href: '/moves',
  },
  {
    c: 'connect',
    phase: 'performance',
    fits: (goal) => goal.peopleChosen > 0 && goal.movesDone === 0,
    words: 'You chose people for this goal and have not been in touch. Plan one small thing.',
    label: 'Plan a move',
    href: 'GOAL',
  },
  {
    c: 'contribute',
    phase: 'performance',
    fits: (goal) => goal.notes > 0 && goal.peopleChosen > 0,
    words: 'You have notes on this. One of them may help somebody you chose.',
    label: 'Look through the notes',
    href: 'GOAL/notes',
  },
  {
    c: 'consume',
    phase: 'reflection',
    fits: (goal) => goal.hasEvidence && goal.notes + goal.movesDone > 0,
    words: 'You said how you would know that it worked. See what already speaks for it.',
    label: 'Look at the evidence',
    href: 'GOAL/review',
  },
  {
    c: 'create',
    phase: 'performance',
    fits: (goal) => goal.notes === 0,
    words: 'There is no note for this goal yet. Write down one thing, in your own words.',
    label: 'Write a note',
    href: '/notes/new?goal=ID',
  },
  {
    c: 'create',
    phase: 'reflection',
    fits: (goal) => goal.notes + goal.movesDone > 0,
    words: 'Something has happened for this goal. Take ten minutes to write down how it went.',
    label: 'Look back',
    href: 'GOAL/review',
  },
  {
    c: 'connect',
    phase: 'reflection',
    fits: (goal) => goal.peopleChosen > 0 && goal.notes + goal.movesDone > 0,
    words: 'Ask one of your people how it went for them: was it me, the method, or the situation?',
    label: 'Ask others why',
    href: 'GOAL/experience',
  },
  {
    c: 'contribute',
    phase: 'forethought',
    fits: (goal) => !goal.isDraft && !goal.isShared,
    words: 'So far only you know this goal. Show it to one person who may want the same.',
    label: 'Choose who sees it',
    href: 'GOAL/edit',
  },
  {
    c: 'consume',
    phase: 'forethought',
    fits: always,
    words: 'Look at how others got there before you go on.',
    label: 'See their paths',
    href: 'GOAL/plan',
  },
  {
    c: 'create',
    phase: 'forethought',
    fits: always,
    words: 'Plan one step that you can do this week.',
    label: 'Plan a step',
    href: 'GOAL/plan',
  },
  {
    c: 'connect',
    phase: 'forethought',
    fits: always,
    words: 'See who in your network could help with this goal.',
    label: 'See who fits',
    href: 'GOAL',
  },
  {
    c: 'consume',
    phase: 'performance',
    fits: always,
    words: 'Keep one thing you read, heard or watched for this goal, with the reason why.',
    label: 'Keep something',
    href: '/capture?goal=ID&as=reading',
  },
  {
    c: 'create',
    phase: 'performance',
    fits: always,
    words: 'Write down one thing you know now, in your own words.',
    label: 'Write a note',
    href: '/notes/new?goal=ID',
  },
  {
    c: 'connect',
    phase: 'performance',
    fits: always,
    words: 'Ask one person one question about it.',
    label: 'Ask a question',
    href: '/asks/new?goal=ID',
  },
  {
    c: 'contribute',
    phase: 'performance',
    fits: always,
    words: 'Whom could you help with what you know by now?',
    label: 'See whom you can help',
    href: '/help',
  },
  {
    c: 'consume',
    phase: 'reflection',
    fits: always,
    words: 'What would show you that it works? Look whether some of it is there.',
    label: 'Look for evidence',
    href: 'GOAL/review',
  },
  {
    c: 'create',
    phase: 'reflection',
    fits: always,
    words: 'Write a few lines on how it goes. Nobody reads them but you.',
    label: 'Look back',
    href: 'GOAL/review',
  },
  {
    c: 'connect',
    phase: 'reflection',
    fits: always,
    words: 'Find somebody who has been through it and ask how it went for them.',
    label: 'Ask others why',
    href: 'GOAL/experience',
  },
  {
    c: 'contribute',
    phase: 'reflection',
    fits: always,
    words: 'Tell others what you learned about learning it. A few sentences are enough.',
    label: 'Begin a reflection',
    href: '/notes/new?goal=ID&kind=reflection',
  },
  {
    c: 'contribute',
    phase: 'forethought',
    fits: always,
    words: 'Pass on what you know about the way as a starter kit.',
    label: 'Pass on a starter kit',
    href: '/kits?goal=ID',
  },
];

const C_ORDER: readonly C[] = ['consume', 'create', 'connect', 'contribute'];
const PHASE_ORDER: readonly Phase[] = ['forethought', 'performance', 'reflection'];
const distance = (a: Cell, b: Cell) =>
  Math.abs(C_ORDER.indexOf(a.c) - C_ORDER.indexOf(b.c)) +
  Math.abs(PHASE_ORDER.indexOf(a.phase) - PHASE_ORDER.indexOf(b.phase));

/** The empty cells beside a lived one; all of them, where nothing was lived yet. */
export function openCells(cells: readonly (Cell & { count: number })[]): Cell[] {
  const lived = cells.filter((cell) => cell.count > 0);
  const empty = cells.filter((cell) => cell.count === 0);
  if (lived.length === 0) return empty;
  return empty.filter((cell) => lived.some((other) => distance(cell, other) === 1));
}

/** The one step that is offered; null where nothing is open. The same map and facts give the same step. */
export function nextRule(
  cells: readonly (Cell & { count: number })[],
  facts: Facts,
): NextRule | null {
  const open = openCells(cells);
  const isOpen = (rule: NextRule) =>
    open.some((cell) => cell.c === rule.c && cell.phase === rule.phase);
  return NEXT_RULES.find((rule) => isOpen(rule) && rule.fits(facts)) ?? null;
}
