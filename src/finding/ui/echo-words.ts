import type { FindingView } from '../view.ts';
import { andWords } from './words.ts';

type Lines = NonNullable<FindingView['echo']>;
type Line = Lines[number];

export const DIMENSION_TITLES: Record<Line['dimension'], string> = {
  employer: 'Employer',
  field: 'Field',
  country: 'Country',
  source: 'Where they write',
  view: 'From where they look at it',
};
/** Inside a sentence. */
const INSIDE: Record<Line['dimension'], string> = {
  employer: 'employer',
  field: 'field',
  country: 'country',
  source: 'where they write',
  view: 'how they look at it',
};

/** What is known of how alike people are, and of what too little is known, in one sentence. */
export function echoWords(lines: Lines): string {
  const among = (state: Line['state']) =>
    lines.filter((line) => line.state === state).map(({ dimension }) => INSIDE[dimension]);
  const [alike, different, mixed, unknown] = [
    among('alike'),
    among('different'),
    among('mixed'),
    among('unknown'),
  ];
  const known = [
    ...(alike.length > 0 ? [`are much alike in ${andWords(alike)}`] : []),
    ...(different.length > 0 ? [`differ in ${andWords(different)}`] : []),
    ...(mixed.length > 0 ? [`are partly alike in ${andWords(mixed)}`] : []),
  ];
  if (known.length === 0) return 'Too little is known of them to say how alike they are.';
  const open = unknown.length > 0 ? `; of ${andWords(unknown)} too little is known` : '';
  return `They ${andWords(known)}${open}.`;
}
