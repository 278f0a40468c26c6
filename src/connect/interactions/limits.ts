/** Limits and lists that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const TITLE_CHARS_MAX = 200;
export const TOLD_CHARS_MAX = 5_000;
/** A message that is kept with an interaction, because the member asked for it. */
export const KEPT_TEXT_CHARS_MAX = 50_000;
export const PEOPLE_OF_ONE_MAX = 50;
export const GOALS_OF_ONE_MAX = 10;
/** Events of a calendar that are logged at a time. */
export const LOGGED_AT_ONCE_MAX = 100;

/** By which way something passed. */
export const CHANNELS = [
  'met',
  'call',
  'video',
  'email',
  'message',
  'public',
  'letter',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_WORDS: Record<Channel, string> = {
  met: 'Met',
  call: 'Phone call',
  video: 'Video call',
  email: 'E-mail',
  message: 'Message',
  public: 'In public, such as a comment or reply',
  letter: 'Letter',
  other: 'Another way',
};
