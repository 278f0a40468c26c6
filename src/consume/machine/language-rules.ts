import { LANGUAGES } from './limits.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** “German” for `de`. */
export const languageName = (code: string): string => names.of(code) ?? code;

/** The language among those to be had that somebody reads, by what their browser says: `de-AT` is `de`. */
export const languageIn = (given: string | null | undefined): string | null => {
  const code = given?.split('-')[0]?.toLowerCase() ?? '';
  const known = code === 'nb' || code === 'nn' ? 'no' : code;
  return LANGUAGES.find((one) => one === known) ?? null;
};
