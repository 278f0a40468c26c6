import type { Audience } from './schema.ts';

/** From the narrowest to the widest. */
const ORDER: readonly Audience[] = ['me', 'person', 'members', 'public'];

/** Whether more people may read it than before. */
export const isWidened = (before: Audience, after: Audience): boolean =>
  ORDER.indexOf(after) > ORDER.indexOf(before);

export const widest = (one: Audience, other: Audience): Audience =>
  isWidened(one, other) ? other : one;

export interface Shown {
  title: string;
  text: string;
  /** The widest audience that could read these very words. */
  shownTo: Audience;
}

/**
 * Whether an audience may be chosen for what is written without the step that shows what goes out:
 * nothing is written yet, or these people could read the very same words before. What was written
 * for fewer goes out only as a version that its writer has looked through.
 */
export function mayOpen({ title, text, shownTo }: Shown, audience: Audience): boolean {
  return isBlank({ title, text }) || !isWidened(shownTo, audience);
}

export const isBlank = ({ title, text }: Pick<Shown, 'title' | 'text'>): boolean =>
  `${title}${text}`.trim() === '';
