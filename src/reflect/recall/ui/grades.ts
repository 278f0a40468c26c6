/** How it went, in words; the number is also the key to press. */
export const GRADES = [
  { grade: 1, label: 'Not this time', description: 'It comes back tomorrow.' },
  { grade: 2, label: 'With effort', description: 'It took a while, or a part was missing.' },
  { grade: 3, label: 'Knew it', description: 'It was there.' },
  { grade: 4, label: 'At once', description: 'It comes back much later.' },
] as const;
