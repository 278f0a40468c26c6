/** Why goals usually rest. None of them is a failure. */
export const PARK_REASONS = [
  'No time now',
  'Another goal matters more',
  'The need has gone',
  'I wait for somebody or something',
  'It is too big as it stands',
] as const;
