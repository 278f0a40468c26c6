import {
  causesInWords,
  DECIDED_WORDS,
  REACHED_WORDS,
  SATISFACTION_WORDS,
} from '../reviews/limits.ts';
import type { JourneyView } from './schema.ts';

/** A journey as a Markdown file that any program reads. What was not said is not there. */
export function journeyMarkdown(journey: JourneyView): string {
  const { goal } = journey;
  const parts = [
    `# ${line(began(goal.title))}`,
    facts(journey),
    section('The need', text(goal.need)),
    section('Why it matters', text(goal.why)),
    section('Questions', bullets(goal.questions.map(line))),
    section('People', bullets(journey.people.map(({ name }) => line(name)))),
    section('The plan', bullets(journey.plan.map(stepLine))),
    section(
      'How it turned',
      bullets(journey.turns.map(({ at, words }) => `${day(at)}: ${line(words)}`)),
    ),
    section('With others', bullets(journey.moves.map(moveLine))),
    section('Notes', bullets(journey.notes.map(({ at, title }) => `${day(at)}: ${line(title)}`))),
    section('What shows it', bullets(journey.evidence.map(evidenceLine))),
    section('Looking back', journey.reviews.map(reviewText).join('\n\n')),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const STATUS: Record<string, string> = { active: 'Under way', parked: 'Parked', met: 'Met' };

function facts({ goal, confidence }: JourneyView): string {
  const [first, last] = [confidence[0], confidence.at(-1)];
  const sure =
    first && last && first !== last ? `confidence from ${first.value} to ${last.value} of 100` : '';
  const begun = `${STATUS[goal.status] ?? 'Draft'}, begun ${day(goal.beganAt)}`;
  const said = [begun, sure].filter(Boolean).join('; ');
  return goal.lastWords === '' ? `${said}.` : `${said}.\n\n${text(goal.lastWords)}`;
}

const section = (title: string, body: string): string =>
  body === '' ? '' : `## ${title}\n\n${body}`;
const bullets = (lines: readonly string[]): string => lines.map((one) => `- ${one}`).join('\n');

const stepLine = (step: JourneyView['plan'][number]): string => {
  const box = step.state === 'done' ? '[x]' : '[ ]';
  const who = step.with === null ? '' : ` (with ${line(step.with)})`;
  const left = step.state === 'dropped' ? ', left out' : '';
  const last = step.doneAt ?? (step.doneOn[0] === undefined ? null : Date.parse(step.doneOn[0]));
  return `${box} ${line(step.text)}${who}${last === null ? left : `, ${day(last)}`}`;
};

const moveLine = ({ at, words, outcome }: JourneyView['moves'][number]): string =>
  `${day(at)}: ${line(words)}${outcome.trim() === '' ? '' : `. ${line(outcome)}`}`;

function evidenceLine({ criterion, reached, words, shownBy }: JourneyView['evidence'][number]) {
  const said = [
    reached === null ? 'not looked at yet' : REACHED_WORDS[reached].toLowerCase(),
    line(words),
    shownBy === null ? '' : shownBy.url === null ? line(shownBy.title) : `<${shownBy.url}>`,
  ];
  return `${line(criterion)}: ${said.filter(Boolean).join('; ')}`;
}

function reviewText(review: JourneyView['reviews'][number]): string {
  const { confidence, satisfaction, causes, causeWords, decision, decisionWords } = review;
  const why = causesInWords(causes);
  const lines = [
    confidence === null ? '' : `- Confidence: ${confidence} of 100`,
    satisfaction === null
      ? ''
      : `- Content: ${SATISFACTION_WORDS[satisfaction - 1]?.toLowerCase()}`,
    why === '' ? '' : `- Why it went so: ${why}`,
    decision === null ? '' : `- What followed: ${DECIDED_WORDS[decision].toLowerCase()}`,
  ].filter(Boolean);
  return [`### ${day(review.at)}`, lines.join('\n'), text(causeWords), text(decisionWords)]
    .filter(Boolean)
    .join('\n\n');
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const began = (able: string): string => `${able.slice(0, 1).toLocaleUpperCase()}${able.slice(1)}`;

/** The member's words as they are, whatever signs are in them: they are no Markdown of theirs here. */
const plain = (words: string): string => words.replace(/[\\`*_[\]<>#|~]/gu, '\\$&');
const line = (words: string): string => plain(words.replace(/\s+/gu, ' ').trim());
const text = (words: string): string =>
  plain(words.trim())
    // What begins a line would make a list or a quotation of it.
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gmu, (_, space: string, sign: string) =>
      /\d/u.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
    )
    .replace(/\n/gu, '  \n');
