/** First words of each rung: pure, and without a fact that was not given. */
import { BLANK } from '../moves/limits.ts';
import { firstName } from '../moves/opener-words.ts';
import type { NeedKind } from '../needs/schema.ts';
import type { Rung } from './limits.ts';

const ASKED_CHARS_MAX = 200;

export interface HelpFacts {
  name: string | null;
  /** What they ask or want, as they say it. */
  asked: string;
  kind: NeedKind;
  give: { title: string; url: string | null } | null;
}

/** A short draft to edit. It gives, asks for nothing, and needs no answer. */
export function helpWords(rung: Rung, facts: HelpFacts): string {
  if (rung === 'notice') return '';
  const name = (facts.name && firstName(facts.name)) ?? BLANK;
  return [`Hello ${name},`, ...PARAGRAPHS[rung](facts), 'No answer is needed.'].join('\n\n');
}

const PARAGRAPHS: Record<Exclude<Rung, 'notice'>, (facts: HelpFacts) => string[]> = {
  thank: (facts) => [
    `I read that ${said(facts)}. Before anything else: thank you for your work. It helped me with ${BLANK}.`,
  ],
  send: (facts) => [
    `You ${verb(facts)}: ${asked(facts)}`,
    `This may be of use to you: ${giveLine(facts)}`,
    `Why I think so: ${BLANK}`,
  ],
  feedback: (facts) => [
    `You ${verb(facts)}: ${asked(facts)}`,
    `I tried ${BLANK}. What worked for me: ${BLANK} Where I stumbled: ${BLANK}`,
  ],
  introduce: (facts) => [
    `You ${verb(facts)}: ${asked(facts)}`,
    `I know somebody who may know: ${BLANK}. If you like, I will ask there too, and connect you only when both say yes.`,
  ],
  make: (facts) => [
    `You ${verb(facts)}: ${asked(facts)}`,
    `I made something for it: ${giveLine(facts)}`,
    'Take of it what you can use.',
  ],
};

const verb = ({ kind }: HelpFacts) => (kind === 'question' ? 'asked' : 'want to learn');
const said = (facts: HelpFacts) =>
  `you ${facts.kind === 'question' ? 'are looking into this' : 'want to learn this'}: ${asked(facts)}`;
const giveLine = ({ give }: HelpFacts) =>
  give === null ? BLANK : `${give.title}${give.url === null ? '' : `: ${give.url}`}`;

/** In quotation marks, cut at a word. */
function asked({ asked: words }: HelpFacts): string {
  const bare = words.replace(/\s+/gu, ' ').trim().replace(/[“”"]/gu, '’');
  if (bare.length <= ASKED_CHARS_MAX) return `“${bare}”`;
  const cut = bare.slice(0, ASKED_CHARS_MAX).toWellFormed();
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} ...”`;
}
