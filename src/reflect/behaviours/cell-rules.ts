import type { C, Phase } from '#goals';

/** What a cell is, in words that screens show. */
export interface CellWords {
  c: C;
  phase: Phase;
  /** What one does there, in two or three words. */
  title: string;
  meaning: string;
  /** Done outside of Kith, and added by hand. */
  outside: string;
  /** Where Kith serves it. */
  screens: readonly Screen[];
}

export interface Screen {
  label: string;
  /** `GOAL` stands for the goal's own address, `ID` for its number. */
  href: string;
  /** Where it leads while no goal is meant; left out, it is the list of goals. */
  withoutGoal?: string;
}

const GOAL = 'GOAL';
const REFLECTION = '/notes/new?goal=ID&kind=reflection';

export const C_WORDS: Readonly<Record<C, { name: string; meaning: string }>> = {
  consume: { name: 'Consume', meaning: 'take in what others know' },
  create: { name: 'Create', meaning: 'make something of your own' },
  connect: { name: 'Connect', meaning: 'join people and ideas' },
  contribute: { name: 'Contribute', meaning: 'give it to others' },
};

export const PHASE_WORDS: Readonly<Record<Phase, { name: string; meaning: string }>> = {
  forethought: { name: 'Forethought', meaning: 'before: what for, and how' },
  performance: { name: 'Performance', meaning: 'while you are at it' },
  reflection: { name: 'Self-reflection', meaning: 'looking back: did it work, and why' },
};

export const CELL_WORDS: readonly CellWords[] = [
  {
    c: 'consume',
    phase: 'forethought',
    title: 'Study the paths of others',
    meaning:
      'See how others set about something like it: their goals, their ways, what they made of it. Then settle on yours.',
    outside: 'Reading somebody’s learning diary, a course outline, a job description.',
    screens: [
      { label: 'How others got there', href: `${GOAL}/plan` },
      { label: 'Starter kits', href: '/kits' },
      { label: 'What your sources publish', href: '/sources' },
    ],
  },
  {
    c: 'create',
    phase: 'forethought',
    title: 'Word the goal, plan the way',
    meaning:
      'Put the need into words, make it something you want to be able to do, and plan first steps.',
    outside: 'A plan on paper, a talk with yourself on a walk, an agreement at work.',
    screens: [
      { label: 'The goal', href: `${GOAL}/edit` },
      { label: 'Its plan', href: `${GOAL}/plan` },
    ],
  },
  {
    c: 'connect',
    phase: 'forethought',
    title: 'Find the people',
    meaning:
      'Find who has the same goal or has reached it, and tie people, places and sources to yours.',
    outside: 'A conference programme, an introduction, looking around on LinkedIn.',
    screens: [
      { label: 'Who fits the goal', href: GOAL },
      { label: 'Your people', href: '/people' },
      { label: 'Places', href: '/places' },
      { label: 'Follow a source', href: '/sources' },
    ],
  },
  {
    c: 'contribute',
    phase: 'forethought',
    title: 'Let the goal be seen',
    meaning:
      'Show somebody what you are after, so that they can comment, join in, or use it themselves.',
    outside: 'Telling your team, writing that you are looking for companions.',
    screens: [
      { label: 'Who may see the goal', href: `${GOAL}/edit` },
      { label: 'Pass on a starter kit', href: '/kits?goal=ID', withoutGoal: '/kits' },
    ],
  },
  {
    c: 'consume',
    phase: 'performance',
    title: 'Take in what serves it',
    meaning:
      'Find what serves the goal and keep it with a reason. What was only looked at does not count.',
    outside: 'A workshop, a video, a podcast, a book, a search that led somewhere.',
    screens: [
      {
        label: 'Capture something',
        href: '/capture?goal=ID&as=reading',
        withoutGoal: '/capture?as=reading',
      },
      { label: 'Your inbox', href: '/inbox' },
      { label: 'Your sources', href: '/sources' },
    ],
  },
  {
    c: 'create',
    phase: 'performance',
    title: 'Make it your own',
    meaning:
      'Make something of it: a note in your own words, a summary, a draft, a thing that works.',
    outside: 'A prototype, slides, a drawing, an exercise done.',
    screens: [
      { label: 'Notes of the goal', href: `${GOAL}/notes`, withoutGoal: '/notes' },
      { label: 'All notes', href: '/notes' },
    ],
  },
  {
    c: 'connect',
    phase: 'performance',
    title: 'Work with others, link ideas',
    meaning:
      'Ask, answer, work on it with somebody; and link one piece of what you know to the next.',
    outside: 'A call, a chat at lunch, pairing, a thread in a forum.',
    screens: [
      { label: 'Ask a question', href: '/asks/new?goal=ID', withoutGoal: '/asks/new' },
      { label: 'Moves with people', href: '/moves' },
      { label: 'Link your notes', href: `${GOAL}/notes`, withoutGoal: '/notes' },
    ],
  },
  {
    c: 'contribute',
    phase: 'performance',
    title: 'Give it to others',
    meaning: 'Give what you know or have put in order, to the public or to one person.',
    outside: 'An answer in a forum, a talk, a pull request, a handout for colleagues.',
    screens: [
      { label: 'Give something to a person', href: GOAL, withoutGoal: '/moves' },
      { label: 'Whom you can help', href: '/help' },
      { label: 'Let others read a note', href: `${GOAL}/notes`, withoutGoal: '/notes' },
    ],
  },
  {
    c: 'consume',
    phase: 'reflection',
    title: 'Look for signs it works',
    meaning:
      'Look at the evidence against what you said would show it, and test what has stayed with you.',
    outside: 'Feedback at work, a test, numbers that changed.',
    screens: [
      { label: 'Review the goal', href: `${GOAL}/review`, withoutGoal: '/reviews' },
      { label: 'Ask yourself again', href: '/recall' },
    ],
  },
  {
    c: 'create',
    phase: 'reflection',
    title: 'Write down how it went',
    meaning: 'Note for yourself how it went, what changed, and what you make of it.',
    outside: 'A paper diary, a voice memo on the way home.',
    screens: [
      { label: 'Look back on the goal', href: `${GOAL}/review`, withoutGoal: '/reviews' },
      { label: 'Weekly and goal reviews', href: '/reviews' },
      { label: 'Self-portrait', href: '/portrait' },
    ],
  },
  {
    c: 'connect',
    phase: 'reflection',
    title: 'Ask why it went so',
    meaning:
      'Find those who went through something alike and ask: was it me, the method, or the situation?',
    outside: 'A talk with a mentor, a retrospective, peers over coffee.',
    screens: [
      { label: 'Ask others why', href: `${GOAL}/experience` },
      { label: 'Moves with people', href: '/moves' },
    ],
  },
  {
    c: 'contribute',
    phase: 'reflection',
    title: 'Reflect in public',
    meaning: 'Tell others what you learned about learning it; names only of those who agreed.',
    outside: 'A blog post about what did not work, a lightning talk, a lessons-learned round.',
    screens: [
      { label: 'Write a reflection', href: REFLECTION, withoutGoal: '/notes/new?kind=reflection' },
      { label: 'Publish a reflection', href: `${GOAL}/notes`, withoutGoal: '/notes' },
      { label: 'The goal’s journey', href: `${GOAL}/journey` },
    ],
  },
];

/** The words of a cell. */
export function cellWords({ c, phase }: { c: C; phase: Phase }): CellWords {
  const found = CELL_WORDS.find((words) => words.c === c && words.phase === phase);
  if (!found) throw new Error(`no words for ${phase} ${c}`);
  return found;
}

/** The address of a screen for a goal, or where none is meant. */
export function addressOf({ href, withoutGoal }: Omit<Screen, 'label'>, goalId: number | null) {
  if (goalId === null) return withoutGoal ?? (href.startsWith(GOAL) ? '/goals' : href);
  return href.replace(GOAL, `/goals/${goalId}`).replace('goal=ID', `goal=${goalId}`);
}
