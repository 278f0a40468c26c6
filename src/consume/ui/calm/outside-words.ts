import type { ContrastView } from '../../contrast/schema.ts';

type Outside = NonNullable<ContrastView['outside']> & { source: string };

/** "You opened nothing of Mira in three months, and none of the 12 sources you read links there." */
export function outsideWords({ source, sourcesRead, language }: Outside): string {
  const far = `You opened nothing of ${source} in three months, and none of the ${sourcesRead} sources you read links there.`;
  if (language === null) return far;
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  return `${far} It writes in ${name}, in which you read nothing else.`;
}
