import type { Criterion } from '#people';
import type { Dimension, EchoLine } from './echo.ts';

/** Something a goal's people do not cover yet, in words, and whom to look for. */
export interface Gap {
  kind: 'question' | 'criterion' | 'alike' | 'silent';
  key: string;
  text: string;
  /** A search brief: whom to look for. */
  brief: string;
}

export interface Coverage {
  questions: { id: number; text: string; people: number }[];
  /** Criteria with how many of the people have a confirmed assessment or a hint. */
  criteria: { criterion: Criterion; people: number }[];
  /** How many people are looked at, and whether they were chosen or only proposed. */
  people: number;
  areChosen: boolean;
  /** How many of them have published nothing for half a year. */
  silent: number;
  /** The site several of them write on, when most of them share one. */
  sharedSite: { site: string; people: number } | null;
  /** How alike the chosen are; left out while they are too few. */
  echo?: EchoLine[] | null;
}

const MISSING: Record<Criterion, { text: string; brief: string }> = {
  'different-perspectives': {
    text: 'Nobody here looks at this from somewhere else.',
    brief: 'Look for someone from another field, sector or country who meets the same problem.',
  },
  'shared-values': {
    text: 'You have not said of anyone that you share values.',
    brief: 'Read something of theirs that is not about the topic, and decide.',
  },
  passion: {
    text: 'Nobody here keeps coming back to this.',
    brief: 'Look for someone who has written about this month after month.',
  },
  inspires: {
    text: 'Nobody here inspires you yet.',
    brief: 'Whose work made you want to try something? Add them.',
  },
  trust: {
    text: 'You have not said of anyone that you trust them on this.',
    brief: 'Trust grows: ask a small thing first and see what happens.',
  },
  innovative: {
    text: 'Nobody here stands out as early with something.',
    brief: 'Look for someone who tries new things with this and reports how it went.',
  },
  expert: {
    text: 'Nobody here shows depth on this yet.',
    brief: 'Look for long pieces on this, and for whom others cite.',
  },
  disruptive: {
    text: 'Nobody here challenges this view.',
    brief: 'Look for someone who argues against it and argues well.',
  },
  'reality-check': {
    text: 'Nobody here says when it does not work.',
    brief: 'Look for someone who has done it in practice and writes about limits and mistakes.',
  },
  'does-things-differently': {
    text: 'Nobody here stands out by drawing on other sources.',
    brief: 'Look for someone who solves the same problem with another method or tool.',
  },
};

/** The gaps of a goal's people, questions first. */
export function gapsOf(coverage: Coverage): Gap[] {
  const questions: Gap[] = coverage.questions
    .filter((question) => question.people === 0)
    .map((question) => ({
      kind: 'question',
      key: `question ${question.id}`,
      text: `Nobody ${who(coverage)} writes about “${question.text}”.`,
      brief: 'Put the question in other words, bring in more sources, or look beyond your network.',
    }));
  if (coverage.people === 0) return questions;
  const criteria: Gap[] = coverage.criteria
    .filter((row) => row.people === 0)
    .map((row) => ({
      kind: 'criterion',
      key: `criterion ${row.criterion}`,
      ...MISSING[row.criterion],
    }));
  return [...questions, ...criteria, ...alike(coverage), ...silence(coverage)];
}

const who = (coverage: Coverage): string => (coverage.areChosen ? 'you chose' : 'in your network');

const ALIKE: Record<Dimension, { text: (label: string) => string; brief: string }> = {
  employer: {
    text: (label) => `work at ${label}`,
    brief: 'One employer may mean one view: add someone who works elsewhere.',
  },
  field: {
    text: (label) => `are in one field: ${label}`,
    brief: 'Add someone from another trade who meets the same problem.',
  },
  country: { text: (label) => `are in ${label}`, brief: 'Add someone from another country.' },
  source: {
    text: (label) => `write on ${label}`,
    brief: 'One place to write may mean one view: add someone from elsewhere.',
  },
  view: {
    text: (label) => `look at it from one side: ${label}`,
    brief: 'Add someone who comes at it from somewhere else.',
  },
};

function alike({ sharedSite, people, echo }: Coverage): Gap[] {
  if (echo) return echo.flatMap((line) => alikeIn(line, people));
  if (!sharedSite || sharedSite.people < 2 || sharedSite.people <= people / 2) return [];
  return [
    {
      kind: 'alike',
      key: 'alike source',
      text: `${sharedSite.people} of these ${people} people ${ALIKE.source.text(sharedSite.site)}.`,
      brief: ALIKE.source.brief,
    },
  ];
}

function alikeIn({ dimension, state, groups }: EchoLine, people: number): Gap[] {
  const [largest] = groups;
  if (state !== 'alike' || !largest) return [];
  const { text, brief } = ALIKE[dimension];
  return [
    {
      kind: 'alike',
      key: `alike ${dimension}`,
      text: `${largest.people.length} of the ${people} people you chose ${text(largest.label)}.`,
      brief,
    },
  ];
}

function silence({ silent, people, areChosen }: Coverage): Gap[] {
  if (silent === 0 || silent < people / 2) return [];
  const subject = areChosen ? 'the people you chose' : 'these people';
  return [
    {
      kind: 'silent',
      key: 'silent',
      text: `${silent} of ${subject} ${silent === 1 ? 'has' : 'have'} published nothing for half a year.`,
      brief: 'What they wrote still counts, but for an answer ask someone who is around.',
    },
  ];
}
