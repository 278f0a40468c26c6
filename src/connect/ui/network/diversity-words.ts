import { asHeading } from '#kit';
import type { Compared, DiversityLine, DiversityPeriod } from '../../network/schema.ts';

export const DIMENSION_TITLES: Record<Compared, string> = {
  employer: 'Employer',
  field: 'Field',
  country: 'Country',
  source: 'Where they write',
  community: 'Community on the map',
};
const STATE_WORDS: Record<DiversityLine['state'], string> = {
  alike: 'much alike',
  mixed: 'mixed',
  different: 'different',
  unknown: 'too little is known',
};
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "Q4 2026", "Nov 2026". */
export function periodWords(period: string): string {
  const [year, part = ''] = period.split('-');
  return `${part.startsWith('Q') ? part : MONTHS[Number(part) - 1]} ${year}`;
}

/** "Mixed: 4 different ones among 7 people, 3 of them Acme; not known of 2". */
export function lineWords({ state, groups, largest, known, unknown }: DiversityLine): string {
  const missing = unknown > 0 ? `not known of ${unknown}` : '';
  if (state === 'unknown')
    return [`${asHeading(STATE_WORDS.unknown)}`, missing].filter(Boolean).join(': ');
  const shared = largest ? `, ${largest.people} of them ${largest.label}` : '';
  const ones =
    groups === 1 && largest
      ? `${largest.label}, all ${known}`
      : `${groups} different ones among ${known} people${shared}`;
  const among = `${asHeading(STATE_WORDS[state])}: ${ones}`;
  return missing ? `${among}; ${missing}` : among;
}

/** "7 people: 5 met, 2 chosen, 3 of whom you kept something". */
export function peopleWords({ people, ways }: DiversityPeriod): string {
  if (people === 0) return 'nobody';
  const parts = [
    ways.met > 0 ? `${ways.met} met` : '',
    ways.chosen > 0 ? `${ways.chosen} chosen` : '',
    ways.kept > 0 ? `of ${ways.kept} something kept` : '',
  ].filter(Boolean);
  return `${people}: ${parts.join(', ')}`;
}

/** "Too little is known of employer, field and country to say anything.": said once for all of them. */
export function unknownWords(dimensions: readonly Compared[]): string {
  const titles = dimensions.map((one) => DIMENSION_TITLES[one]);
  const named = titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1));
  const last = named.at(-1) ?? '';
  const all = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : last;
  return `Too little is known to compare: ${all}. The table below says of how many.`;
}

/** Now and before, beside each other; only ever of oneself. Null while there are no two to compare. */
export function thenAndNow(
  periods: readonly DiversityPeriod[],
  dimension: Compared,
): { period: string; words: string }[] {
  return periods
    .flatMap(({ period, lines }) => {
      const line = lines?.find((one) => one.dimension === dimension);
      return line && line.state !== 'unknown'
        ? [{ period: periodWords(period), words: STATE_WORDS[line.state] }]
        : [];
    })
    .slice(-2);
}
