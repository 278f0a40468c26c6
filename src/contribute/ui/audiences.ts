/** Whom a version may be given, in the order of how many. */
export const WIDER = [
  {
    value: 'person',
    label: 'Who has the link',
    description: 'You give the link to somebody. It is listed nowhere, and you can take it back.',
  },
  {
    value: 'members',
    label: 'Everyone on this Kith',
    description: 'Members who are signed in find it under “Notes of others”.',
  },
  {
    value: 'public',
    label: 'Public',
    description: 'A page on the web that anybody can find, with your name.',
  },
] as const;
