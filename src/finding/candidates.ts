import type { Kith } from '#platform';
import { analyse } from '#search';
import { loadCues, loadEntries, loadLinks, loadSites } from './gather.ts';
import type { Answered, Grounded } from './ground-question.ts';
import type { Candidate, MatchedEntry } from './hints/evidence.ts';

/** A person's matching entries that hints look at. */
const ENTRIES_PER_PERSON_MAX = 10;
/** Title and beginning say what an entry is about; more would take longer than an answer may. */
const ANALYSED_CHARS_MAX = 300;

/** The people to be shown with everything the hints ask of their matching entries. */
export async function candidatesFrom(
  kith: Kith,
  answered: Answered[],
  personIds: number[],
): Promise<Candidate[]> {
  const byPerson = new Map(personIds.map((id) => [id, strongest(answered, id)]));
  const ids = [...byPerson.values()].flat();
  const [entries, cues, links, sites] = await Promise.all([
    loadEntries(kith, ids),
    loadCues(kith, ids),
    loadLinks(kith, ids),
    loadSites(kith, personIds),
  ]);
  const cuesBy = Map.groupBy(cues, (row) => row.entry_id);
  const linksBy = Map.groupBy(links, (row) => row.entry_id);
  const matched = (personId: number, id: number): MatchedEntry[] => {
    const entry = entries.get(id);
    if (!entry) return [];
    const beginning = `${entry.title} ${entry.excerpt}`.slice(0, ANALYSED_CHARS_MAX);
    const excerpt = beginning.slice(entry.title.length + 1);
    const outward = (linksBy.get(id) ?? []).filter((link) => sites.get(link.site_key) !== personId);
    return [
      {
        id,
        personId,
        questionIds: answered.flatMap(({ question, grounded }) =>
          grounded.get(personId)?.entryIds.includes(id) ? [question.id] : [],
        ),
        title: entry.title,
        url: entry.url,
        publishedAt: entry.publishedAt,
        words: entry.words,
        votes: entry.votes,
        language: entry.language,
        cited: outward.map((link) => ({ site: link.site_key, url: link.url })),
        cues: cuesBy.get(id) ?? [],
        excerpt,
        terms: analyse(beginning, entry.language),
      },
    ];
  };
  const citedBy = citations(byPerson, linksBy, sites);
  return personIds.map((personId) => ({
    personId,
    entries: (byPerson.get(personId) ?? [])
      .flatMap((id) => matched(personId, id))
      .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)),
    output: { entries: 0 },
    citedBy: citedBy.get(personId) ?? [],
  }));
}

/** The strongest entries of a person, taken from each question in turn. */
function strongest(answered: Answered[], personId: number): number[] {
  const lists = answered.map(({ grounded }) => spokenBy(grounded.get(personId)));
  const ids = new Set<number>();
  for (let place = 0; place < ENTRIES_PER_PERSON_MAX; place++) {
    for (const list of lists) {
      const id = list[place];
      if (id !== undefined && ids.size < ENTRIES_PER_PERSON_MAX) ids.add(id);
    }
  }
  return [...ids];
}

/** Signs on criteria rest on words that can be shown, never on nearness alone. */
const spokenBy = (ground: Grounded | undefined): number[] =>
  ground?.entryIds.filter((id) => !ground.near.has(id)) ?? [];

/** Who links to whom among the people shown, in entries on the goal. */
function citations(
  byPerson: Map<number, number[]>,
  linksBy: Map<number, { site_key: string; url: string }[]>,
  sites: Map<string, number>,
): Map<number, Candidate['citedBy']> {
  const citedBy = new Map<number, Candidate['citedBy']>();
  for (const [personId, ids] of byPerson) {
    for (const entryId of ids) {
      for (const link of linksBy.get(entryId) ?? []) {
        const cited = sites.get(link.site_key);
        if (cited === undefined || cited === personId) continue;
        citedBy.set(cited, [...(citedBy.get(cited) ?? []), { entryId, personId, url: link.url }]);
      }
    }
  }
  return citedBy;
}
