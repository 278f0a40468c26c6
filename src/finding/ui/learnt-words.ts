import type { Verdict } from '../learning/limits.ts';
import type { LearntView } from '../learning/schema.ts';

type SignalLine = LearntView['signals'][number];

/** What each signal looks at, as a member would say it. */
export const SIGNAL_WORDS: Record<SignalLine['signal'], { title: string; means: string }> = {
  recent: {
    title: 'Writes on it now',
    means: 'Their best entries on the question, new ones first.',
  },
  lasting: { title: 'Wrote the most on it', means: 'Their three best entries, however old.' },
  replies: {
    title: 'Replied to others on it',
    means: 'They linked to entries of others on the question.',
  },
  lately: {
    title: 'Published these days',
    means: 'How much they published in the last days, on anything.',
  },
  activity: {
    title: 'Publishes regularly',
    means: 'How much they published in the last weeks, on anything.',
  },
  today: { title: 'Published today', means: 'Whether they published something in the last hours.' },
  hours: {
    title: 'Around at this time of day',
    means: 'Whether they usually publish at the time you look.',
  },
};

export const MOVEMENT_WORDS: Record<SignalLine['movement'], string> = {
  'much-more': 'Counts clearly more',
  more: 'Counts a little more',
  'as-shipped': 'As shipped',
  less: 'Counts a little less',
  'much-less': 'Counts clearly less',
};

export const VERDICT_WORDS: Record<Verdict, string> = {
  chosen: 'You chose',
  later: 'You kept for later',
  dismissed: 'You dismissed',
  confirmed: 'You said yes to the expertise of',
  refused: 'You said no to the expertise of',
  helped: 'You said you were helped by',
  'partly-helped': 'You said you were partly helped by',
  'not-helped': 'You said you were not helped by',
};

/** Why a signal moved, or why it did not. */
export function whyMoved({ movement, for: more, against: less }: SignalLine): string {
  if (more + less === 0) return 'None of your choices says anything on this.';
  const choices = (count: number): string => `${count} of your choices`;
  const said = `${choices(more)} ${more === 1 ? 'speaks' : 'speak'} for it, ${less} against.`;
  return movement === 'as-shipped' ? `${said} Too little to change anything.` : said;
}
