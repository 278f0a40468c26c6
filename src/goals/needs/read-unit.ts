import type { Grammar } from './grammar.ts';
import { namePattern } from './names.ts';
import { splitDoings } from './split-doings.ts';
import type { Unit } from './unit.ts';
import { type Asked, type KnownText, worded } from './worded.ts';

interface Patterns {
  readonly leads: readonly RegExp[];
  readonly tells: readonly RegExp[];
  readonly person: RegExp;
  /** "When challenged, she …". */
  readonly personInside: RegExp;
}

/** Reads the needs out of a sentence or an item of one text. */
export function needReader(known: KnownText): (unit: Unit) => string[] {
  const { grammar } = known;
  const patterns = patternsOf(known);
  // What is plainly told of a post is what it asks; of a person, it is how they are.
  const isReview = known.names.length > 0 && !new RegExp(grammar.post, 'iu').test(known.text);
  return (unit) => {
    if (unit.section === 'aside' || unit.section === 'praise') return [];
    if (unit.isItem && isGiven(unit.text, grammar)) return [];
    return unit.text
      .split(/\s*;\s+/u)
      .flatMap((part) => part.split(grammar.contrast))
      .flatMap((part) => askedIn(part.trim(), { ...unit, isReview, grammar, patterns }))
      .flatMap((asked) => worded(asked, known));
  };
}

function patternsOf({ grammar, learners }: KnownText): Patterns {
  const person = `(?<!\\p{L})(?:${grammar.person}|${namePattern(learners, grammar)})(?!\\p{L})`;
  const fill = (pattern: string) =>
    new RegExp(
      pattern
        .replaceAll('PERSON|ROLE', `(?:${person}|${grammar.role})`)
        .replaceAll('PERSON', person)
        .replaceAll('ROLE', grammar.role),
      'iu',
    );
  return {
    leads: grammar.leads.map(fill),
    tells: grammar.tells.map(fill),
    person: new RegExp(`^(?:${person})(?:'s)? `, 'iu'),
    personInside: new RegExp(`(?<=, )(?:${person}) `, 'iu'),
  };
}

const isGiven = (item: string, { given, isDoing }: Grammar) =>
  given.test(item) && !isDoing(item.split(' ')[0] ?? '');

interface Reading extends Omit<Unit, 'text'> {
  isReview: boolean;
  grammar: Grammar;
  patterns: Patterns;
}

function askedIn(part: string, reading: Reading): Asked[] {
  const { grammar, patterns } = reading;
  if (grammar.skip.some((skipped) => skipped.test(part))) return [];
  const demanded = demandedIn(part, reading);
  if (demanded)
    return demanded
      .filter((said) => !grammar.idle.test(said))
      .map((said) => ({ said, isFault: false }));
  const own = part.replace(patterns.person, '').replace(patterns.personInside, '');
  const doings = splitDoings(own, grammar).map((doing) => doing.replace(patterns.person, ''));
  const faults = doings.filter((doing) => grammar.critical.test(doing));
  if (reading.section !== 'change') return faults.map((said) => ({ said, isFault: true }));
  return doings.map((said) => ({ said, isFault: faults.includes(said) }));
}

/** What a part of a sentence demands; `null` where it only tells how things are. */
function demandedIn(part: string, reading: Reading): string[] | null {
  const { grammar, patterns, isItem, isReview } = reading;
  const lead = afterLeads(part, patterns.leads);
  if (lead !== null) return splitDoings(lead, grammar);
  const told = isReview ? null : afterFirst(part, patterns.tells);
  if (told !== null) return splitDoings(told, grammar);
  if (grammar.orders(part)) return splitDoings(part, grammar);
  if (isItem) return grammar.critical.test(part) ? null : splitDoings(part, grammar);
  const wanted =
    grammar.wanted.exec(part)?.[1] ?? (isReview ? null : grammar.skill.exec(part)?.[0]);
  return wanted ? [wanted] : null;
}

/** What follows the lead that begins first, and those right behind it: "I'd like you to" "be able to". */
function afterLeads(part: string, leads: readonly RegExp[]): string | null {
  let rest = part;
  let isFound = false;
  for (;;) {
    const here = isFound ? 0 : Number.POSITIVE_INFINITY;
    const [first] = leads
      .map((lead) => lead.exec(rest))
      .filter((match): match is RegExpExecArray => match !== null)
      .filter((match) => match[0] !== '' && match.index <= here)
      .toSorted((a, b) => a.index - b.index || b[0].length - a[0].length);
    if (!first) return isFound ? rest : null;
    rest = rest.slice(first.index + first[0].length);
    isFound = true;
  }
}

function afterFirst(part: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(part);
    if (match) return part.slice(match.index + match[0].length);
  }
  return null;
}
