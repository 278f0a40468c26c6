import { dayOf } from '#days';
import {
  causesInWords,
  DECIDED_WORDS,
  REACHED_WORDS,
  SATISFACTION_WORDS,
} from '../reviews/limits.ts';
import { minutesWords, spentWords } from '../time/words-rules.ts';
import { asSentence, factsOf, leftOutWords, minutesOf, monthWords } from './kind-rules.ts';
import type { HappenedLine, JourneyView } from './schema.ts';

/** A journey as a Markdown file that any program reads. What was not said is not there. */
export function journeyMarkdown(journey: JourneyView): string {
  const { goal } = journey;
  const parts = [
    `# ${line(began(goal.title))}`,
    facts(journey),
    section('The need', text(goal.need)),
    section('Why it matters', text(goal.why)),
    section('Known at the beginning', text(goal.known)),
    section('The best outcome', text(goal.outcome)),
    section('What could get in the way', obstacle(goal)),
    section('Questions', bullets(goal.questions.map(line))),
    section('Parts', bullets(goal.parts.map(line))),
    section('People', bullets(journey.people.map(({ name }) => line(name)))),
    section('Places', bullets(journey.places.map(({ name }) => line(name)))),
    section('The plan', bullets(journey.plan.map(stepLine))),
    section('How it went', journey.months.map(monthText).join('\n\n')),
    section('What shows it', bullets(journey.evidence.map(evidenceLine))),
    section('Looking back', journey.reviews.map(reviewText).join('\n\n')),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const STATUS: Record<string, string> = { active: 'Under way', parked: 'Parked', met: 'Met' };

function facts({ goal, confidence, time, leftOut }: JourneyView): string {
  const [first, last] = [confidence[0], confidence.at(-1)];
  const sure =
    first && last && first !== last ? `confidence from ${first.value} to ${last.value} of 100` : '';
  const begun = `${STATUS[goal.status] ?? 'Draft'}, begun ${goal.beganOn}`;
  const of = goal.partOf === null ? '' : `a part of “${line(goal.partOf)}”`;
  const said = [begun, of, sure].filter(Boolean).join('; ');
  const paragraphs = [
    `${said}.`,
    spentWords({ ...time, minutesPerWeek: goal.minutesPerWeek }),
    leftOut > 0 ? leftOutWords(leftOut) : '',
    text(goal.lastWords),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

const obstacle = ({ obstacle, ifThen }: JourneyView['goal']): string =>
  [text(obstacle), line(ifThen)].filter(Boolean).join('\n\n');

/** A month: its turns first, then all that happened. */
function monthText(month: JourneyView['months'][number]): string {
  const minutes = minutesOf(month);
  const spent = minutes === null ? '' : ` (${minutesWords(minutes)} noted)`;
  const turns = month.turns.map(({ day, words }) => `**${day}: ${line(asSentence(words))}**`);
  return [
    `### ${monthWords(month.month)}${spent}`,
    turns.join('\n\n'),
    bullets(month.happened.map(happenedLine)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function happenedLine(happened: HappenedLine): string {
  const { day, words, details } = happened;
  const said = factsOf(happened).map(line).join('; ');
  const first = `${day}: ${line(words)}${said === '' ? '' : ` (${said})`}`;
  return [first, ...details.map((one) => `  - ${line(one)}`)].join('\n');
}

const section = (title: string, body: string): string =>
  body === '' ? '' : `## ${title}\n\n${body}`;
const bullets = (lines: readonly string[]): string => lines.map((one) => `- ${one}`).join('\n');

const stepLine = (step: JourneyView['plan'][number]): string => {
  const box = step.state === 'done' ? '[x]' : '[ ]';
  const who = step.with === null ? '' : ` (with ${line(step.with)})`;
  const left = step.state === 'dropped' ? ', left out' : '';
  const last = step.doneAt ?? (step.doneOn[0] === undefined ? null : Date.parse(step.doneOn[0]));
  return `${box} ${line(step.text)}${who}${last === null ? left : `, ${dayOf(last)}`}`;
};

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
  return [`### ${dayOf(review.at)}`, lines.join('\n'), text(causeWords), text(decisionWords)]
    .filter(Boolean)
    .join('\n\n');
}

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
