/** What to look for on each criterion that published traces say something about, and where it was found. Pure. */
import type { Criterion } from '#people';
import type { Candidate, Evidence, MatchedEntry } from './evidence.ts';
import { type Network, otherLanguage, ownPerspectives, ownSites } from './network.ts';
import { exampleOf, phraseOf } from './phrases.ts';
import { sentenceWith } from './spelled.ts';

export interface Found {
  because: string;
  evidence: Evidence[];
  /** Above the usual floor where others would do as well. */
  floor?: number;
}
export type Look = (candidate: Candidate, network: Network, now: number) => Found;

const MONTH_MS = 30.44 * 24 * 60 * 60 * 1000;
/** Long-form work: some three minutes of reading. */
const LONG_WORDS_MIN = 600;
/** One or two votes may be the author's friends. */
const VOTES_MIN = 3;
const WINDOW_MONTHS = 36;
/** Who has said nothing on it for so long was keen once. */
const STILL_MONTHS = 12;
/** In per cent. Only the strongest entries are counted, so a small share would say too little. */
const SHARE_WORTH_SAYING = 10;
/** Of so much output, this many months may be chance: more of them are asked for. */
const SHARE_THIN = 2;
const MONTHS_WHERE_THIN_MIN = 6;
const OWN_WORDS_SHOWN_MAX = 5;
const SITES_SHOWN_MAX = 3;
const PHRASES_SHOWN_MAX = 2;

const entryEvidence = (entries: readonly { id: number }[]): Evidence[] =>
  entries.map(({ id }) => ({ entryId: id }));
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Long pieces, what readers voted up, and third parties who link to them: each weighs the same. */
const expert: Look = ({ entries, citedBy }) => {
  const long = entries.filter((entry) => entry.words >= LONG_WORDS_MIN);
  const valued = entries.filter(
    (entry) => entry.words < LONG_WORDS_MIN && (entry.votes ?? 0) >= VOTES_MIN,
  );
  const voted =
    valued.length > 0 ? `, ${plural(valued.length, 'shorter one')} that readers voted up` : '';
  const citing = [...new Map(citedBy.map((one) => [one.personId, one])).values()];
  const cited =
    citing.length > 0
      ? `, and ${plural(citing.length, 'other person', 'other people')} in your network ${citing.length === 1 ? 'links' : 'link'} to them on it`
      : '';
  return {
    because: `${plural(long.length, 'long piece')} on this${voted}${cited}`,
    evidence: [
      ...citing.map(({ entryId, url }) => ({ entryId, quote: url })),
      ...entryEvidence([...long, ...valued]),
    ],
  };
};

/** Months in which they came back to it, while they still do; more of them where it is little of what they publish. */
const passion: Look = ({ entries, output }, _network, now) => {
  const ageOf = (at: number): number => (now - at) / MONTH_MS;
  const months = new Map<string, { entry: MatchedEntry; at: number }>();
  for (const entry of entries) {
    const at = entry.publishedAt;
    if (at === null || ageOf(at) > WINDOW_MONTHS) continue;
    const month = new Date(at).toISOString().slice(0, 7);
    if (!months.has(month)) months.set(month, { entry, at });
  }
  const latest = Math.max(...[...months.values()].map(({ at }) => at));
  if (months.size > 0 && ageOf(latest) > STILL_MONTHS)
    return { because: 'nothing on it for over a year', evidence: [] };
  const share = output.entries === 0 ? 0 : (100 * entries.length) / output.entries;
  const often = `came back to it in ${plural(months.size, 'month')} of the last three years`;
  const much = `${often}; at least ${Math.round(share)} % of what they publish`;
  return {
    because: share >= SHARE_WORTH_SAYING ? much : often,
    evidence: entryEvidence([...months.values()].map(({ entry }) => entry)),
    ...(share < SHARE_THIN ? { floor: MONTHS_WHERE_THIN_MIN } : {}),
  };
};

const cuesOf = (entries: readonly MatchedEntry[], cue: 'challenge' | 'caveat') =>
  entries.flatMap((entry) => {
    const held = entry.cues.find((candidate) => candidate.cue === cue);
    return held ? [{ entryId: entry.id, quote: held.sentence }] : [];
  });

/** Disagreement, and above all disagreement that others took up. */
const disruptive: Look = ({ entries }, network) => {
  const said = cuesOf(entries, 'challenge');
  const taken = said.flatMap(({ entryId }) => network.takenUp.get(entryId) ?? []);
  const by = new Set(taken.map(({ personId }) => personId)).size;
  const takenUp = by > 0 ? `; taken up by ${plural(by, 'other person', 'other people')}` : '';
  const argues = said.length === 1 ? 'argues' : 'argue';
  return {
    because: `${plural(said.length, 'entry', 'entries')} ${argues} against a received view${takenUp}`,
    evidence: [
      ...said.filter(({ entryId }) => network.takenUp.has(entryId)),
      ...taken.map(({ entryId, url }) => ({ entryId, quote: url })),
      ...said.filter(({ entryId }) => !network.takenUp.has(entryId)),
    ],
  };
};

const realityCheck: Look = ({ entries }) => {
  const said = cuesOf(entries, 'caveat');
  const does = said.length === 1 ? 'weighs, qualifies or corrects' : 'weigh, qualify or correct';
  return { because: `${plural(said.length, 'entry', 'entries')} ${does}`, evidence: said };
};

const differentPerspectives: Look = (candidate, network) => {
  const own = ownPerspectives(candidate, network);
  const held = new Set(own.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const entries = candidate.entries.filter(({ id }) => held.has(id));
  const words = [...new Set(own.flatMap((one) => phraseOf(one.terms, one.entries) ?? []))].slice(
    0,
    PHRASES_SHOWN_MAX,
  );
  const other = otherLanguage(candidate, network);
  const language = other ? `writes in ${other}; ` : '';
  const isCompared = [...network.near].some((id) => id !== candidate.personId);
  const who = isCompared ? 'where neither you nor whom you chose look' : 'where few look';
  return {
    because:
      entries.length === 0
        ? `${language}nothing that looks at it from elsewhere yet`
        : `${language}comes at it from ${who}${fromWhere(words, entries)}`,
    evidence: entryEvidence(entries),
  };
};

/** By the phrases of it, or by one of the entries where they share none: that there is another place says nothing. */
function fromWhere(phrases: readonly string[], entries: readonly MatchedEntry[]): string {
  if (phrases.length > 0) return `: ${phrases.join(', ')}`;
  const example = exampleOf(entries);
  return example === null ? '' : `, ${example}`;
}

const innovative: Look = (candidate, network) => {
  const byId = new Map(candidate.entries.map((entry) => [entry.id, entry]));
  const early = (network.early.get(candidate.personId) ?? []).flatMap((one) => {
    const entry = byId.get(one.entryId);
    const said = entry && one.term !== undefined ? sentenceWith(entry, one.term) : null;
    const quote = one.url ?? said?.sentence;
    return quote ? [{ entryId: one.entryId, quote, word: said?.word.toLowerCase() }] : [];
  });
  const words = [...new Set(early.flatMap(({ word }) => word ?? []))].slice(0, OWN_WORDS_SHOWN_MAX);
  const named = words.length > 0 ? `: ${words.join(', ')}` : '';
  return {
    because: `${plural(early.length, 'entry was', 'entries were')} early with what others took up later${named}`,
    evidence: early.map(({ entryId, quote }) => ({ entryId, quote })),
  };
};

const doesThingsDifferently: Look = (candidate, network) => {
  const sites = ownSites(candidate, network);
  const named = sites.slice(0, SITES_SHOWN_MAX).map(({ site }) => site);
  return {
    because: `draws on ${plural(sites.length, 'source')} nobody else here cites${named.length > 0 ? `: ${named.join(', ')}` : ''}`,
    evidence: sites.map(({ entryId, url }) => ({ entryId, quote: url })),
    floor: network.sitesFloor,
  };
};

export type OnlyYou = 'shared-values' | 'trust';
/** What no trace says that they publish themselves. */
export type Unpublished = OnlyYou | 'inspires';

export const LOOKS: Record<Exclude<Criterion, Unpublished>, Look> = {
  expert,
  passion,
  'different-perspectives': differentPerspectives,
  innovative,
  disruptive,
  'reality-check': realityCheck,
  'does-things-differently': doesThingsDifferently,
};
