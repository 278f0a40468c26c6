/**
 * Hints on the ten criteria of Rajagopal, Verjans, Costa & Sloep (2012). Expertise is the only one
 * with published validation of such signals; the others are heuristics and say so. Values and trust
 * are never inferred.
 */
import { CRITERIA, type Criterion } from '#people';
import { matches } from '#search';
import {
  type Candidate,
  EVIDENCE_SHOWN_MAX,
  type Evidence,
  type Hint,
  type MatchedEntry,
} from './evidence.ts';
import { type Network, otherLanguage, ownSites, ownTerms } from './network.ts';

const MONTH_MS = 30.44 * 24 * 60 * 60 * 1000;
/** Long-form work: some three minutes of reading. */
const LONG_WORDS_MIN = 600;
const WINDOW_MONTHS = 36;
/** In per cent. Only the strongest entries are counted, so a small share would say too little. */
const SHARE_WORTH_SAYING = 10;
const OWN_WORDS_SHOWN_MAX = 5;

const FLOOR: Record<Exclude<Criterion, OnlyYou>, number> = {
  'different-perspectives': 3,
  passion: 4,
  innovative: 2,
  expert: 3,
  disruptive: 2,
  'reality-check': 3,
  'does-things-differently': 3,
};
type OnlyYou = 'shared-values' | 'inspires' | 'trust';

interface Found {
  count: number;
  /** Above the usual floor where others would do as well. */
  floor?: number;
  because: string;
  evidence: Evidence[];
}
type Look = (candidate: Candidate, network: Network, now: number) => Found;

const entryEvidence = (entries: MatchedEntry[]): Evidence[] =>
  entries.map((entry) => ({ entryId: entry.id }));
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const expert: Look = ({ entries, citedBy }) => {
  const long = entries.filter((entry) => entry.words >= LONG_WORDS_MIN);
  const citing = new Set(citedBy.map((citation) => citation.personId)).size;
  const cited =
    citing > 0
      ? `, and ${plural(citing, 'other person', 'other people')} in your network link to them on it`
      : '';
  return {
    // A third party's link weighs like a long piece of one's own.
    count: long.length + citing,
    because: `${plural(long.length, 'long piece')} on this${cited}`,
    evidence: [
      ...citedBy.map(({ entryId }) => ({ entryId, quote: 'links to them' })).slice(0, 1),
      ...entryEvidence(long),
    ],
  };
};

const passion: Look = ({ entries, output }, _network, now) => {
  const months = new Map<string, MatchedEntry>();
  for (const entry of entries) {
    if (entry.publishedAt === null || now - entry.publishedAt > WINDOW_MONTHS * MONTH_MS) continue;
    months.set(new Date(entry.publishedAt).toISOString().slice(0, 7), entry);
  }
  const share = output.entries === 0 ? 0 : Math.round((100 * entries.length) / output.entries);
  const often = `came back to it in ${plural(months.size, 'month')} of the last three years`;
  return {
    count: months.size,
    because:
      share >= SHARE_WORTH_SAYING ? `${often}; at least ${share} % of what they publish` : often,
    evidence: entryEvidence([...months.values()]),
  };
};

const byCue =
  (cue: 'challenge' | 'caveat', [one, many]: [string, string]): Look =>
  ({ entries }) => {
    const found = entries.flatMap((entry) => {
      const held = entry.cues.find((candidate) => candidate.cue === cue);
      return held ? [{ entryId: entry.id, quote: held.sentence }] : [];
    });
    return {
      count: found.length,
      because: `${plural(found.length, 'entry', 'entries')} ${found.length === 1 ? one : many}`,
      evidence: found,
    };
  };

const differentPerspectives: Look = (candidate, network) => {
  const other = otherLanguage(candidate, network);
  const own = ownTerms(candidate, network);
  const words = spelledOut(own.values.slice(0, OWN_WORDS_SHOWN_MAX), own.entries).join(', ');
  const language = other ? `writes in ${other}; ` : '';
  return {
    count: own.entries.length,
    floor: network.floors.terms,
    because:
      words === ''
        ? `${language}no words of their own on it yet`
        : `${language}words of their own on it: ${words}`,
    evidence: entryEvidence(own.entries),
  };
};

/** Terms as they stand in the entries: a stem is no word to show. */
function spelledOut(terms: string[], entries: MatchedEntry[]): string[] {
  return terms.flatMap((term) => {
    for (const { beginning, language, terms: held } of entries) {
      if (!held.includes(term)) continue;
      const [found] = matches(beginning, new Set([term]), language);
      if (found) return [beginning.slice(found.start, found.end).toLowerCase()];
    }
    return [];
  });
}

const innovative: Look = (candidate, network) => {
  const first = network.firsts.get(candidate.personId) ?? [];
  return {
    count: first.length,
    because: `pointed to ${plural(first.length, 'page')} before others in your network did`,
    evidence: first.map(({ entryId, url }) => ({ entryId, quote: url })),
  };
};

const doesThingsDifferently: Look = (candidate, network) => {
  const { values: sites, entries } = ownSites(candidate, network);
  return {
    count: sites.length,
    floor: network.floors.sites,
    because: `draws on ${plural(sites.length, 'source')} nobody else here cites${sites.length > 0 ? `: ${sites.slice(0, 3).join(', ')}` : ''}`,
    evidence: entryEvidence(entries),
  };
};

const LOOKS: Record<Exclude<Criterion, OnlyYou>, Look> = {
  expert,
  passion,
  'different-perspectives': differentPerspectives,
  innovative,
  disruptive: byCue('challenge', [
    'argues against a received view',
    'argue against a received view',
  ]),
  'reality-check': byCue('caveat', ['weighs, qualifies or corrects', 'weigh, qualify or correct']),
  'does-things-differently': doesThingsDifferently,
};

const ONLY_YOU: Record<OnlyYou, string> = {
  'shared-values': 'Kith never guesses at values. Read a little and decide.',
  inspires: 'Only you can tell whether they inspire you.',
  trust: 'Trust takes time. Note what happens between you.',
};

const isOnlyYou = (criterion: Criterion): criterion is OnlyYou => criterion in ONLY_YOU;

/** The hints on one person, one for each criterion, in the order of the source. */
export function hintsFor(candidate: Candidate, network: Network, now: number): Hint[] {
  return CRITERIA.map((criterion) => {
    if (isOnlyYou(criterion)) {
      return {
        criterion,
        state: 'only-you',
        because: ONLY_YOU[criterion],
        count: 0,
        floor: 0,
        evidence: [],
      };
    }
    const found = LOOKS[criterion](candidate, network, now);
    const floor = Math.max(FLOOR[criterion], found.floor ?? 0);
    return {
      criterion,
      state: found.count >= floor ? 'hint' : 'not-enough',
      because: found.because,
      count: found.count,
      floor,
      evidence: found.evidence.slice(0, EVIDENCE_SHOWN_MAX),
    };
  });
}
