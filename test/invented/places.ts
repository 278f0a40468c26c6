/** Where invented people gather, as the learner wrote it down. */
export const PLACES = [
  {
    name: 'Quiet Deploys Rotterdam',
    kind: 'meetup',
    address: 'https://www.meetup.com/quiet-deploys-rotterdam/',
    why: 'The only evening on which people tell what went wrong before they tell what they built.\nSmall enough to ask.',
    startsIn: 5,
    rhythm: 'month-weekday',
    who: ['Jonas Lindqvist'],
    isForGoal: true,
  },
  {
    name: 'Release Days',
    kind: 'conference',
    address: 'https://releasedays.example/',
    why: 'Two days, once a year. Odile argues with the keynote.',
    startsIn: 47,
    endsIn: 48,
    rhythm: 'year',
    who: ['Odile Ferrand', 'Priya Raman'],
    isForGoal: true,
  },
  {
    name: '#blameless',
    kind: 'hashtag',
    address: 'https://social.example/tags/blameless',
    why: '',
    who: [],
    isForGoal: false,
  },
] as const;
