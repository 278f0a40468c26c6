import type { Changes, Told } from './revisions.ts';

const QUOTED_CHARS_MAX = 120;
const NOUNS = {
  able: 'what you want to be able to do',
  need: 'what should be different',
  why: 'why it matters',
  known: 'what you know already',
  outcome: 'the best that could come of it',
  obstacle: 'what could get in the way',
  evidence: 'how you will know that it worked',
} as const;
const NOUN_FIELDS = Object.keys(NOUNS) as (keyof typeof NOUNS)[];

/**
 * One revision as a sentence that follows a date: "you changed what you want to be able to do from
 * … to …, and your confidence rose from 40 to 55". Empty when there is nothing to tell.
 * `able` is what one wanted to be able to do after it.
 */
export function sentenceOf(changes: Changes, able: string): string {
  const groups = [
    [...statusClauses(changes, able), ...textsClauses(changes)],
    [...questionClauses(changes.questions), ...planClauses(changes.ifThen)],
    numberClauses(changes),
    placeClauses(changes),
  ];
  const clauses = groups.flat();
  if (clauses.length <= CLAUSES_MAX) return listed(clauses);
  const [first = '', ...others] = groups.filter(({ length }) => length > 0).map(listed);
  return [first, ...others.map(capitalised)].join('. ');
}

/** With more than this one sentence has no breath: each group is one of its own. */
const CLAUSES_MAX = 3;
const capitalised = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** "a", "a and b", "a, b, and c"; also two take a comma where the second speaks of something else than "you". */
function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const isApart = items.length > 2 || last.startsWith('your ');
  return `${items.slice(0, -1).join(', ')}${isApart ? ',' : ''} and ${last}`;
}

export const quoted = (text: string) => {
  // The sentence around it has its own end.
  const line = text
    .trim()
    // Lines of a list stand in one sentence.
    .replace(/[.;,]?\s*\n\s*/gu, '; ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\.)\.$/u, '');
  if (line.length <= QUOTED_CHARS_MAX) return `“${line}”`;
  const cut = line.slice(0, QUOTED_CHARS_MAX).replace(/\s+\S*$/u, '');
  return `“${cut} …”`;
};
/** What closes a quotation or a sentence of its own after a colon. */
const because = (text: string) => (text ? `: ${quoted(text)}` : '');

type Change<Field extends keyof Told> = Changes[Field];

function statusClauses({ status, parkedReason, metEvidence }: Changes, able: string): string[] {
  const reason = because(parkedReason?.to ?? '');
  const evidence = because(metEvidence?.to ?? '');
  if (!status) {
    return [
      ...(parkedReason?.to ? [`you said why it rests${reason}`] : []),
      ...(metEvidence?.to ? [`you said what shows that it is met${evidence}`] : []),
    ];
  }
  const clauses = status.from === 'draft' ? [`you set out to ${quoted(able)}`] : [];
  if (status.to === 'parked') return [...clauses, `you parked it${reason}`];
  if (status.to === 'met') return [...clauses, `you met it${evidence}`];
  return clauses.length > 0 ? clauses : ['you took it up again'];
}

/** Where more is changed at once, a sentence names it; quoted as well, nobody would read it to the end. */
const QUOTED_TEXTS_MAX = 2;

function textsClauses(changes: Changes): string[] {
  const all = NOUN_FIELDS.filter((field) => changes[field] !== undefined);
  if (all.length <= QUOTED_TEXTS_MAX)
    return all.flatMap((field) => textClauses(NOUNS[field], changes[field]));
  // What the goal is stands in words also then.
  const changed = all.filter((field) => field !== 'able');
  const told = (verb: string, isSo: (change: { from: string; to: string }) => boolean) => {
    const fields = changed.filter((field) => isSo(changes[field] ?? { from: '', to: '' }));
    return fields.length > 0 ? [`${verb} ${listed(fields.map((field) => NOUNS[field]))}`] : [];
  };
  return [
    ...textClauses(NOUNS.able, changes.able),
    ...told('you wrote down', ({ from }) => !from),
    ...told('you changed', ({ from, to }) => Boolean(from && to)),
    ...told('you took out', ({ from, to }) => Boolean(from && !to)),
  ];
}

function textClauses(noun: string, change: { from: string; to: string } | undefined): string[] {
  if (!change) return [];
  if (!change.from) return [`you wrote down ${noun}: ${quoted(change.to)}`];
  if (!change.to) return [`you took out ${noun}, which was ${quoted(change.from)}`];
  return [`you changed ${noun} from ${quoted(change.from)} to ${quoted(change.to)}`];
}

function questionClauses(change: Change<'questions'>): string[] {
  if (!change) return [];
  // Taken out and written again it is still asked.
  const [from, to] = [apartFrom(change.from, change.to), apartFrom(change.to, change.from)];
  const was = new Map(from.map(({ id, text }) => [id, text]));
  const is = new Set(to.map(({ id }) => id));
  const asked = to.filter(({ id }) => !was.has(id)).map(({ text }) => quoted(text));
  const gone = from.filter(({ id }) => !is.has(id)).map(({ text }) => quoted(text));
  const reworded = to
    .filter(({ id }) => was.has(id))
    .map(({ id, text }) => `you put ${quoted(was.get(id) ?? '')} as ${quoted(text)}`);
  return [
    ...(asked.length > 0 ? [`you asked ${listed(asked)}`] : []),
    ...reworded,
    ...(gone.length > 0 ? [`you let go of ${listed(gone)}`] : []),
  ];
}

type Questions = Told['questions'];
const apartFrom = (questions: Questions, others: Questions) =>
  questions.filter(({ text }) => others.every((other) => other.text !== text));

function planClauses(change: Change<'ifThen'>): string[] {
  if (!change) return [];
  const plan = (it: NonNullable<Told['ifThen']>) =>
    quoted(
      [it.cue && `If ${it.cue}`, it.action && `then I ${it.action}`].filter(Boolean).join(', '),
    );
  if (!change.to) return ['you took back your if-then plan'];
  if (!change.from) return [`you made a plan: ${plan(change.to)}`];
  return [`you changed your plan from ${plan(change.from)} to ${plan(change.to)}`];
}

function numberClauses({ confidence, interest, minutesPerWeek, reviewOn }: Changes): string[] {
  return [
    ...levelClauses('your confidence', confidence, (level) => `${level} of 100`),
    ...levelClauses('your interest', interest, (level) => `${level} of 5`),
    ...levelClauses('your time a week', minutesPerWeek, (minutes) => `${minutes} minutes`),
    ...dayClauses(reviewOn),
  ];
}

function levelClauses(
  what: string,
  change: { from: number | null; to: number | null } | undefined,
  words: (level: number) => string,
): string[] {
  if (!change) return [];
  if (change.to === null) return [`you took back what you said of ${what}`];
  if (change.from === null) return [`${what} was ${words(change.to)}`];
  const way = change.to > change.from ? 'rose' : 'fell';
  return [`${what} ${way} from ${change.from} to ${words(change.to)}`];
}

const dayWords = (day: string) =>
  new Date(`${day}T00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function dayClauses(change: Change<'reviewOn'>): string[] {
  if (!change) return [];
  if (change.to === null) return ['you set no day to look back any more'];
  if (change.from === null) return [`you set ${dayWords(change.to)} to look back`];
  return [`you moved the look back from ${dayWords(change.from)} to ${dayWords(change.to)}`];
}

function placeClauses({ kind, audience, audiencePerson, partOf }: Changes): string[] {
  return [
    ...(kind ? [`you made it a ${kind.to} goal`] : []),
    ...(audience ? [AUDIENCE_CLAUSES[audience.to]] : []),
    ...(audiencePerson?.to ? [`you named whom you show it to: ${audiencePerson.to}`] : []),
    ...(partOf?.from && !partOf.to ? [`you took it out of ${quoted(partOf.from)}`] : []),
    ...(partOf?.to ? [`you made it a part of ${quoted(partOf.to)}`] : []),
  ];
}

const AUDIENCE_CLAUSES: Record<Told['audience'], string> = {
  me: 'you kept it to yourself again',
  person: 'you chose to show it to one person',
  members: 'you showed it to the members of this Kith',
  public: 'you made it public',
};
