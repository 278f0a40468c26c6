/**
 * The three causes one may suspect, what one can change first; each looks for others and leads on in its own
 * way. Pure, and loaded by the screen.
 */
export const SUSPECTS = ['method', 'me', 'situation', 'unsure'] as const;
export type Suspect = (typeof SUSPECTS)[number];

interface SuspectWords {
  title: string;
  description: string;
  /** Above the people found who put it down to the same. */
  found: string;
  /** What the ask says and wants to know. */
  ask: string;
  /** What one can do oneself, whoever is found; `GOAL` stands for the goal's own address. */
  next: readonly { words: string; label: string; href: string }[];
}

export const SUSPECT_WORDS: Record<Suspect, SuspectWords> = {
  method: {
    title: 'The method',
    description: 'How I went about it. Finds first who changed what they did, or tried the same.',
    found: 'They seem to have changed how they went about it',
    ask: 'I suspect the way I went about it. How did you go about it, and what would you do differently today?',
    next: [
      {
        words:
          'Plan to try it once in another way, and say beforehand how you will see whether it goes better.',
        label: 'Add that step to the plan',
        href: 'GOAL/plan',
      },
      {
        words: 'See with whom you would cover the goal from different sides.',
        label: 'People who together cover it',
        href: 'GOAL?tab=together',
      },
    ],
  },
  me: {
    title: 'Me',
    description:
      'What I knew, could do or gave it. Finds first who tells what they had to learn themselves.',
    found: 'They seem to tell what they had to learn themselves',
    ask: 'I suspect that it was me: something I do not know or cannot do yet. What did you have to learn for it, and what helped you most?',
    next: [
      {
        words:
          'Take one small part of it and practise that first, with an if-then plan for the moment when it gets hard.',
        label: 'Write an if-then plan',
        href: 'GOAL/edit',
      },
      {
        words: 'Find out what you do not know yet: ask yourself again in a few days.',
        label: 'Questions to yourself',
        href: '/recall',
      },
    ],
  },
  situation: {
    title: 'The situation',
    description: 'What was around it. Finds first who tells of their team, time or place.',
    found: 'They seem to tell what stood around it',
    ask: 'I suspect the situation more than what I did. What was it like where you are, and what of it could you change?',
    next: [
      {
        words: 'Name what stood in the way, and what you will do when it comes again.',
        label: 'Name the obstacle',
        href: 'GOAL/edit',
      },
      {
        words:
          'If it will not change, change the size or the time of the goal, or let it rest: a review carries that out.',
        label: 'Look back on the goal',
        href: 'GOAL/review',
      },
    ],
  },
  unsure: {
    title: 'I cannot tell',
    description: 'Finds who wrote of the same, whatever they put it down to.',
    found: 'They seem to tell of the same from experience',
    ask: 'I cannot tell whether it was me, the way I went about it, or the situation. How was it with you, and what made the difference?',
    next: [
      {
        words:
          'Change one thing only the next time, and note what happens. It is easiest to begin with the method.',
        label: 'Add that step to the plan',
        href: 'GOAL/plan',
      },
    ],
  },
};

export const goalAddress = (href: string, goalId: string | number): string =>
  href.replace('GOAL', `/goals/${encodeURIComponent(goalId)}`);

/** What a review's causes let one suspect: nothing where they point to more than one. */
export function suspectOf(causes: readonly string[]): Suspect {
  const suspects = new Set(causes.flatMap((cause) => OF_REVIEW[cause] ?? []));
  const [only, ...more] = suspects;
  return only === undefined || more.length > 0 ? 'unsure' : only;
}

const OF_REVIEW: Readonly<Record<string, Suspect>> = {
  strategy: 'method',
  people: 'method',
  size: 'method',
  effort: 'me',
  circumstances: 'situation',
};
