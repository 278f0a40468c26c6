import { DAY_MS, dayOf, mondayOf } from '#days';

/** Whether a Monday begins the week that it is now, wherever on earth. */
export function isThisWeek(monday: string, now: number): boolean {
  return [now - DAY_MS, now, now + DAY_MS].some((at) => mondayOf(dayOf(at)) === monday);
}

/** An entry that speaks of a goal, of a source of which nothing was opened lately. */
export interface Candidate {
  entryId: number;
  /** How much of a question it says. */
  ground: number;
  /** Of the site; null where it has none of its own. */
  siteKey: string | null;
  /** As ISO 639-1; null where it is not known. */
  language: string | null;
  /** Where whoever published it is said to be; none where nobody said it. */
  countries: readonly string[];
  /** Of somebody whom the member chose for a goal. */
  isOfChosen: boolean;
  /** Of a source of which a voice stood before. */
  hasStood: boolean;
}

/** Where a member usually reads. */
export interface Circle {
  languages: ReadonlySet<string>;
  /** Where those are said to be whom they read, as `statedOf` calls countries. */
  countries: ReadonlySet<string>;
}

/**
 * Whom of these one would hardly meet in the circle: of no site that is read or linked to, and by nobody who was chosen.
 *
 * @param sites Of what the member reads, and those to which these link.
 */
export const farOf = <One extends Pick<Candidate, 'siteKey' | 'isOfChosen'>>(
  candidates: readonly One[],
  sites: ReadonlySet<string>,
): One[] =>
  candidates.filter(
    ({ siteKey, isOfChosen }) => siteKey !== null && !sites.has(siteKey) && !isOfChosen,
  );

/**
 * Of what is far the first: what is of a source of which none stood yet comes first, then what is in a language that is not
 * read, or from a country of nobody who is read, then what says most of a question.
 */
export function outsideOf(far: readonly Candidate[], circle: Circle): Candidate | null {
  const farther = (one: Candidate) =>
    Number(isForeign(one, circle)) + Number(countryOutside(one, circle) !== null);
  const [first] = far.toSorted(
    (a, b) =>
      Number(a.hasStood) - Number(b.hasStood) ||
      farther(b) - farther(a) ||
      b.ground - a.ground ||
      b.entryId - a.entryId,
  );
  return first ?? null;
}

export const isForeign = ({ language }: Candidate, { languages }: Circle): boolean =>
  language !== null && languages.size > 0 && !languages.has(language);

/** A country from which nobody is read; null where either side is not known, or is there, too. */
export function countryOutside({ countries }: Candidate, circle: Circle): string | null {
  const isNear = countries.some((country) => circle.countries.has(country));
  return circle.countries.size === 0 || isNear ? null : (countries[0] ?? null);
}
