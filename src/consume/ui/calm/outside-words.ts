import type { ContrastView } from '../../contrast/schema.ts';

type Outside = NonNullable<ContrastView['outside']> & { source: string };

/** "You opened nothing of Mira in three months, and none of the 12 sources you read links there." */
export function outsideWords({ source, sourcesRead, language, country }: Outside): string {
  const said = [
    `You opened nothing of ${source} in three months, and none of the ${sourcesRead} sources you read links there.`,
  ];
  if (language !== null) {
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
    said.push(`It writes in ${name}, in which you read nothing else.`);
  }
  if (country !== null)
    said.push(
      `It is from ${country}; nobody else whom you read is from there, as far as that is known.`,
    );
  return said.join(' ');
}
