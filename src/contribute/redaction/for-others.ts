import { withoutComments } from '#create';
import { withoutLinks } from './words-instead.ts';

/** Half of a link, where the beginning of a text ends. */
const CUT_LINK = /!?\[\[?[^[\]\n]*$/u;

/**
 * A text as others get it, whatever way it goes: without what its writer keeps to themselves, and
 * without where its links lead, which is named in them and open to nobody else.
 */
export const forOthers = (text: string): string => withoutLinks(withoutComments(text));

/** The beginning of a text that was cut: what ends after the cut may have been meant for nobody. */
export const beginningForOthers = (text: string, chars: number): string =>
  withoutLinks(withoutComments(text, { isCut: true }))
    .slice(0, chars)
    .replace(CUT_LINK, '');
