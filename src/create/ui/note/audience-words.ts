import { isWidened } from '../../notes/audience-rules.ts';
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
    readers: 'Whoever you give its link to reads it as you write. It is listed nowhere.',
  },
  members: {
    label: 'Everyone on this Kith',
    readers: 'All members who are signed in here can find and read it, as you write.',
  },
  public: {
    label: 'Public',
    readers: 'Anybody on the web can read it as you write, with your name.',
  },
};

export const isWider = (now: Audience, before: Audience): boolean => isWidened(before, now);

/** What is said after the audience was changed. */
export function changedWords(now: Audience, before: Audience): string {
  const { label, readers } = AUDIENCES[now];
  return isWider(now, before) ? `${label}: ${readers}` : `Now: ${label}. ${readers}`;
}
