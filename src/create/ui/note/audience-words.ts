import type { Audience } from './note-draft.ts';

interface AudienceWords {
  label: string;
  /** Who will read it, in a sentence that can be held against what happens. */
  readers: string;
}

/** Who may read a note, from the narrowest to the widest. */
export const AUDIENCES: Record<Audience, AudienceWords> = {
  me: { label: 'Only you', readers: 'Nobody else can open it.' },
  person: {
    label: 'Who has the link',
    readers: 'Whoever you give its link to can read it. It is listed nowhere.',
  },
  members: {
    label: 'Everyone on this Kith',
    readers: 'All members who are signed in here can find and read it.',
  },
  public: { label: 'Public', readers: 'Anybody on the web can read it, with your name.' },
};

const ORDER = Object.keys(AUDIENCES) as Audience[];

export const isWider = (now: Audience, before: Audience): boolean =>
  ORDER.indexOf(now) > ORDER.indexOf(before);

/** What is said after the audience was changed. */
export function changedWords(now: Audience, before: Audience): string {
  const { label, readers } = AUDIENCES[now];
  return isWider(now, before) ? `${label}: ${readers}` : `Now: ${label}. ${readers}`;
}
