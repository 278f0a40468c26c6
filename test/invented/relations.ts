/** What has passed between the invented learner and their people, and what these people ask. */

/** How one stands to whom, and what was seen of them. */
export const TIES = [
  {
    who: 'Marit Solheim',
    stage: 'exchanging',
    tie: 'weak',
    reasons: ['learning', 'benevolence'],
    why: 'She says what went wrong before she says what she built.',
    howMet: 'In the queue for coffee at a meetup on quiet releases.',
    cadenceDays: 30,
  },
  { who: 'Odile Ferrand', stage: 'observing', tie: 'very-weak', reasons: ['learning'] },
  { who: 'Jonas Lindqvist', stage: 'dormant', tie: 'weak', reasons: ['common'] },
  {
    who: 'Sofia Marchetti',
    stage: 'exchanging',
    tie: 'weak',
    reasons: ['like-minded'],
    why: 'She asks the question behind the question.',
    cadenceDays: 30,
  },
] as const;

/** Days from today. */
export const OBSERVATIONS = [
  {
    who: 'Marit Solheim',
    kind: 'kept-promise',
    dayIn: -18,
    words: 'Sent the checklist on the day she had named.',
  },
  {
    who: 'Marit Solheim',
    kind: 'candid-feedback',
    dayIn: -9,
    words: 'Told me my runbook is a wish.',
  },
] as const;

export const ENCOUNTERS = [
  {
    who: ['Marit Solheim', 'Priya Raman'],
    dayIn: -16,
    channel: 'met',
    title: 'Coffee after the meetup',
    intent: 'Learn how they rehearse',
    learnt: 'Rehearse with the version of yesterday, not with one that is made for it.',
    gave: 'Our list of what cannot be taken back.',
    next: 'Send Marit the times of our last three rollbacks.',
    isForGoal: true,
  },
  {
    who: ['Jonas Lindqvist'],
    dayIn: -400,
    channel: 'call',
    title: 'Asked him about flags',
    learnt: 'A flag without an end is a second release that never comes.',
    isForGoal: false,
  },
  {
    who: ['Sofia Marchetti'],
    dayIn: -100,
    channel: 'video',
    title: 'Went through her review of a lock',
    outcome: 'She showed me where the forty minutes went.',
    isForGoal: true,
  },
  { who: ['Odile Ferrand'], dayIn: -3, channel: 'message', title: 'She replied to my comment' },
] as const;

export const NEEDS = [
  {
    who: 'Marit Solheim',
    kind: 'question',
    words: 'How do others rehearse a rollback when the data has changed with the release?',
    dayIn: -5,
  },
  {
    who: 'Priya Raman',
    kind: 'goal',
    words: 'To speak about migrations before people who do not run databases.',
    dayIn: -12,
  },
] as const;

export const ASKS = [
  {
    question: 'How do you roll back a bad release when a migration has run already?',
    tried: 'A runbook of nine pages. Nobody opened it when it was needed.',
    hoped: 'One thing to try before the next release, and what it cost you.',
    who: ['Marit Solheim', 'Priya Raman', 'Odile Ferrand'],
    closesIn: 4,
  },
  {
    question: 'Who may press the button at night, and how did you come to it?',
    tried: '',
    hoped: '',
    who: ['Jonas Lindqvist', 'Marit Solheim'],
    closesIn: 2,
  },
] as const;

/** Written down twice, as it happens: once by hand, once out of an address book. */
export const TWICE = [
  {
    name: 'Noor van Dijk',
    fields: [
      { field: 'site', value: 'https://noorvandijk.example/' },
      { field: 'employer', value: 'Harbour Systems' },
    ],
  },
  {
    name: 'N. van Dijk',
    fields: [
      { field: 'site', value: 'https://noorvandijk.example/about' },
      { field: 'email', value: 'noor@harbour.example' },
    ],
  },
  {
    name: 'Tomas Eklund',
    fields: [
      { field: 'email', value: 'tomas@eklund.example' },
      { field: 'employer', value: 'Harbour Systems' },
    ],
  },
  { name: 'Tomas Eklund', fields: [{ field: 'employer', value: 'Harbour Systems' }] },
] as const;

const cardOf = (lines: readonly string[]) => [
  'BEGIN:VCARD',
  'VERSION:3.0',
  ...lines,
  'END:VCARD',
  '',
];

/** An address book; half a year later it says something else of one of them. */
export const addressBookOf = (isLater: boolean): string =>
  [
    ...cardOf([
      'UID:noor-1',
      'FN:Amina Okafor',
      isLater ? 'ORG:Lighthouse Bank' : 'ORG:Harbour Systems',
      isLater ? 'TITLE:Head of delivery' : 'TITLE:Engineer',
      'EMAIL:amina@okafor.example',
    ]),
    ...cardOf(['UID:noor-2', 'FN:Wei Zhang', 'ORG:Harbour Systems', 'EMAIL:wei@zhang.example']),
    ...(isLater
      ? cardOf(['UID:noor-3', 'FN:Lucía Fernández', 'EMAIL:lucia@fernandez.example'])
      : []),
  ].join('\r\n');
