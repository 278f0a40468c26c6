import type { C, Phase } from '#goals';

/** A step of a template. Its words name nobody: who and where is for the member to say. */
export interface TemplateStep {
  text: string;
  c: C;
  phase: Phase;
  /** An if-then plan, where one fits everybody. */
  cue?: string;
  action?: string;
}
export interface Template {
  key: string;
  /** The kind of need it is for. */
  title: string;
  about: string;
  steps: readonly TemplateStep[];
}

/**
 * Beginnings of plans by kind of need. Own words; each goes through thinking ahead, doing and looking
 * back, and through several of the four Cs. They are to be changed: nobody's plan is a template.
 */
export const TEMPLATES: readonly Template[] = [
  {
    key: 'went-wrong',
    title: 'A task went wrong',
    about: 'Understand what happened, see how others avoid it, try again.',
    steps: [
      {
        text: 'Write down what happened, in order, and where it turned',
        c: 'create',
        phase: 'forethought',
      },
      {
        text: 'Read two accounts of others who met the same trouble',
        c: 'consume',
        phase: 'forethought',
      },
      {
        text: 'Ask somebody who does this well to look at what I did',
        c: 'connect',
        phase: 'performance',
      },
      {
        text: 'Try it differently on something small',
        c: 'create',
        phase: 'performance',
        cue: 'the same situation comes up again',
        action: 'stop for a minute and take out my notes before I begin',
      },
      {
        text: 'Compare: what went otherwise this time, and why',
        c: 'create',
        phase: 'reflection',
      },
      {
        text: 'Tell colleagues what to look out for',
        c: 'contribute',
        phase: 'reflection',
      },
    ],
  },
  {
    key: 'new-role',
    title: 'A new role',
    about: 'Find out what the work really is, whom to learn it from, and what to leave for later.',
    steps: [
      {
        text: 'List what is expected in the first three months, and what I can do of it',
        c: 'create',
        phase: 'forethought',
      },
      {
        text: 'Ask two people who have had such a role what they wish they had known',
        c: 'connect',
        phase: 'forethought',
      },
      {
        text: 'Follow three people who write about this work',
        c: 'consume',
        phase: 'performance',
      },
      {
        text: 'Watch somebody do one of its tasks, and take notes in my own words',
        c: 'create',
        phase: 'performance',
      },
      {
        text: 'Take on one task that stretches me, and ask for comments on it',
        c: 'connect',
        phase: 'performance',
        cue: 'I am about to hand something in',
        action: 'ask for one thing to improve',
      },
      {
        text: 'Look at the list again: what do I do well by now, what not yet',
        c: 'create',
        phase: 'reflection',
      },
      {
        text: 'Write down how to start in this role, for whoever comes next',
        c: 'contribute',
        phase: 'reflection',
      },
    ],
  },
  {
    key: 'method',
    title: 'Learn a method',
    about: 'See it done, try it on real work, find out when it does not fit.',
    steps: [
      {
        text: 'Find two examples where it was used, one that worked and one that did not',
        c: 'consume',
        phase: 'forethought',
      },
      {
        text: 'Say in five sentences how it works and why it should',
        c: 'create',
        phase: 'forethought',
      },
      {
        text: 'Use it on a small piece of my own work',
        c: 'create',
        phase: 'performance',
        cue: 'I plan my week',
        action: 'choose one task on which to use it',
      },
      {
        text: 'Show the result to somebody who knows the method',
        c: 'connect',
        phase: 'performance',
      },
      {
        text: 'Look for somebody who argues against it, and see what I can answer',
        c: 'consume',
        phase: 'reflection',
      },
      {
        text: 'Share what I tried and what came of it',
        c: 'contribute',
        phase: 'reflection',
      },
    ],
  },
  {
    key: 'feedback',
    title: 'Feedback to act on',
    about: 'From what somebody said to a habit that others notice.',
    steps: [
      {
        text: 'Put the feedback into my own words and choose one thing to work on',
        c: 'create',
        phase: 'forethought',
      },
      {
        text: 'Ask who gave it for an example of how they would do it',
        c: 'connect',
        phase: 'forethought',
      },
      {
        text: 'Study how somebody I admire handles this',
        c: 'consume',
        phase: 'performance',
      },
      {
        text: 'Practise it at the next occasion',
        c: 'create',
        phase: 'performance',
        cue: 'the next occasion is in my calendar',
        action: 'write down beforehand the one thing I will do differently',
      },
      {
        text: 'Ask two people whether they noticed a difference',
        c: 'connect',
        phase: 'reflection',
      },
      {
        text: 'Thank who gave the feedback and tell them what I made of it',
        c: 'contribute',
        phase: 'reflection',
      },
    ],
  },
  {
    key: 'keep-up',
    title: 'Keep up with a field',
    about: 'A few good voices, a little time each week, something given back.',
    steps: [
      {
        text: 'Name three questions on which I want to stay informed',
        c: 'create',
        phase: 'forethought',
      },
      {
        text: 'Choose five people to follow, one of them from outside my field',
        c: 'connect',
        phase: 'forethought',
      },
      {
        text: 'Read for half an hour and keep one thing, with why it matters',
        c: 'consume',
        phase: 'performance',
        cue: 'I sit down with my coffee on Friday',
        action: 'read for half an hour and keep one thing',
      },
      {
        text: 'Answer somebody who wrote something I used',
        c: 'connect',
        phase: 'performance',
      },
      {
        text: 'Pass on the best find of the month, with a sentence of my own',
        c: 'contribute',
        phase: 'performance',
      },
      {
        text: 'Leave the sources that brought nothing, and look for one new voice',
        c: 'consume',
        phase: 'reflection',
      },
    ],
  },
];
