/** What an invented learner wrote in five weeks: goals, a plan, notes, what passed through the inbox. */

export const WHY_GOAL = {
  why: 'Quiet evenings for whoever is on call, and changes that reach people the day they are made.',
  known:
    'How our pipeline builds and tests. I have rolled back twice, both times with somebody beside me.',
  interest: 4,
  outcome: 'A Friday release is a release like any other.',
  obstacle: 'When it gets hectic I fix forward by myself instead of asking.',
  ifThen: {
    cue: 'the errors of the new version part from the old',
    action: 'roll back first and ask afterwards',
  },
  evidence: [
    'Three releases in a row on a Friday, none rolled back by hand',
    'Somebody else in the team has rolled back alone',
    'The worst rollback of the last ten took less than five minutes',
  ].join('\n'),
};

export const REVIEW_GOAL = {
  need: 'In my talk with Anna she said that after my incident reviews people know who did it, not what to change.',
  able: 'lead an incident review after which people dare to speak',
  start: 'feedback',
  why: 'The next fault is only told early if the last one was no reproach.',
  questions: ['incident reviews without blame', 'ask so that people tell what they saw'],
  evidence: 'A junior colleague says what she saw, unasked',
  confidence: 30,
  minutesPerWeek: 45,
};

export const PARKED_GOAL = {
  need: 'Nobody can say whether our queues will hold in December.',
  able: 'estimate how much load a queue can take',
  questions: ['queueing theory for practitioners'],
};

export const DRAFT_GOAL = {
  need: 'I want to write down what we learned, so that other teams can use it.',
};

/** Days from today; a step without one is for no particular day. */
export const STEPS = [
  {
    text: 'Read how Marit keeps the previous version warm',
    c: 'consume',
    phase: 'performance',
    who: 'Marit Solheim',
    dueIn: -20,
    isDone: true,
  },
  {
    text: 'Ask Marit how she rehearses a rollback',
    c: 'connect',
    phase: 'performance',
    who: 'Marit Solheim',
    dueIn: 2,
    cue: 'Marit answers my mail',
    action: 'book half an hour the same day',
  },
  {
    text: 'Roll back a release that is fine',
    c: 'create',
    phase: 'performance',
    dueIn: 0,
    recurrence: 'FREQ=WEEKLY;BYDAY=TH',
    method: 'At eleven, with coffee, whoever is on call presses',
    cue: 'it is Thursday at eleven',
    action: 'pick a release that is fine and roll it back',
  },
  {
    text: 'Put the version of the release on every line of the log',
    c: 'create',
    phase: 'performance',
    dueIn: -1,
    tool: 'Grafana',
  },
  {
    text: 'Count where the old and the new table differ',
    c: 'create',
    phase: 'performance',
    who: 'Priya Raman',
  },
  {
    text: 'Tell the other team what the first month taught us',
    c: 'contribute',
    phase: 'reflection',
    dueIn: 12,
  },
] as const;

export const ROLLBACK_NOTE = {
  title: 'What a rollback needs before it is needed',
  tags: ['rollback', 'delivery'],
  text: `In my own words, after two evenings with [[person:Marit Solheim]] and our own last three faults.

## Decided beforehand

- The previous version stays **warm for a day**; see [[A diary of Fridays]].
- Whoever is on call may press, without asking anyone.
- What cannot be taken back is on a list: mails, payments, deleted indexes.

## How long it took

| release | noticed after | rolled back in | why so long |
| --- | ---: | ---: | --- |
| 12 March | 14 min | 41 min | the old version was gone |
| 2 April | 6 min | 9 min | nobody was sure who may |
| 23 April | 3 min | 2 min | |

The worst of the last ten counts, not the mean: with $n$ releases a week and a share $p$ of bad ones,
the chance of a quiet week is

$$
P(\\text{quiet}) = (1 - p)^n
$$

## The command

\`\`\`sh
balance --to previous --all
\`\`\`

- [x] Keep the previous version
- [ ] Put the format into the key of the cache
`,
};

export const FRIDAY_NOTE = {
  title: 'A diary of Fridays',
  tags: ['delivery'],
  text: `One line for each Friday on which we released.

- Small change to the form, nobody noticed.
- A migration in two steps as [[person:Priya Raman]] does it. The count was 12 the first time.
- Rolled back before lunch; see [[What a rollback needs before it is needed]].
`,
};

export const MIGRATION_NOTE = {
  title: 'Expand, write both, backfill, compare',
  tags: ['databases', 'delivery'],
  text: `What I keep of it: **compare** is the step that everybody leaves out, because it brings nothing when all went well.

I do not understand yet how to compare while the importer writes. Ask Priya. See [[What a rollback needs before it is needed]].
`,
};

export const PUBLIC_REFLECTION = {
  title: 'What a month of rehearsing taught us',
  text: `For a year we read about rolling back. Then we rolled back a good release every Thursday, four times.

Reading had taught us the words. **Rehearsing taught us who may press the button**, which was what had cost the time.

1. The first time took forty-one minutes, as the previous version was gone.
2. The fourth took two.

What I would do differently: rehearse first, read after.
`,
};

export const REVIEW_NOTE = {
  title: 'Questions that do not accuse',
  tags: ['reviews'],
  text: `“What did you see?” instead of “Why did you?”. Twice today somebody told something that was in no log.`,
};

/** What waits in the inbox, the latest last. */
export const CAPTURES = [
  {
    text: 'A canary is worth what its people are worth',
    capturedAs: 'reading',
    sourceUrl: 'https://contrarymotion.example/what-went-wrong-with-our-canary',
  },
  {
    text: 'Kenji on draining connections: ten minutes of patience\nStop new work, finish old work, then leave.',
    capturedAs: 'podcast',
  },
  { text: 'Ask support which graph they look at first', capturedAs: 'thought' },
] as const;

export const CHECKS = [
  { daysAgo: 30, answer: 'partly', words: 'Read much, tried nothing', minutes: 60 },
  { daysAgo: 23, answer: 'yes', words: 'First rehearsal', minutes: 90 },
  { daysAgo: 16, answer: 'not-now', words: 'A week of support', minutes: null },
  { daysAgo: 9, answer: 'yes', words: 'Two minutes!', minutes: 75 },
  { daysAgo: 2, answer: 'yes', words: '', minutes: 45 },
] as const;

/** What happened outside of Kith. */
export const OUTSIDE = [
  {
    daysAgo: 33,
    words: 'Watched a talk about release trains',
    c: 'consume',
    phase: 'forethought',
    tool: 'YouTube',
    minutes: 40,
  },
  {
    daysAgo: 26,
    words: 'Looked around for people who run canaries',
    c: 'connect',
    phase: 'forethought',
    tool: 'LinkedIn',
    minutes: 20,
  },
  {
    daysAgo: 19,
    words: 'A workshop on load balancers',
    c: 'consume',
    phase: 'performance',
    tool: 'Local meetup',
    minutes: 180,
  },
  {
    daysAgo: 12,
    words: 'Answered a question about feature flags',
    c: 'contribute',
    phase: 'performance',
    tool: 'Stack Exchange',
    minutes: 25,
  },
  {
    daysAgo: 8,
    words: 'Sketched the way of a request through both slots',
    c: 'create',
    phase: 'performance',
    tool: 'Whiteboard',
    minutes: 30,
  },
  {
    daysAgo: 5,
    words: 'Called Kenji about draining',
    c: 'connect',
    phase: 'performance',
    tool: 'Jitsi Meet',
    minutes: 35,
  },
] as const;

export const RECALL = [
  {
    question: 'Which step of a migration does everybody leave out?',
    answer:
      'To compare: count where old and new differ, for a few days, before anyone reads the new place.',
  },
  {
    question: 'What must be decided before a rollback can be quick?',
    answer: 'That the previous version is kept warm, and who may press without asking.',
  },
  {
    question: 'Why the worst of the last ten, and not the mean?',
    answer: 'The mean forgives the one night that matters.',
  },
] as const;

export const WEEK_WORDS = {
  learned:
    'Rehearsing beats reading: the first try showed in ten minutes what three articles had not.',
  gave: 'Our list of what cannot be taken back, to the team next door.',
  next: 'The rehearsal on Thursday, with somebody else at the keyboard.',
};
