/**
 * How well needs are found in pasted adverts, reviews, feedback and mail: `node bench/pasted.ts [--show learn]`.
 * Each text in `bench/pasted/` was marked by hand ([[so]]) where a careful reader sees a need. A chip finds a
 * mark when they share most of their words (Dice ≥ .6 of stems, one chip a mark). Rules were made on `learn`;
 * `held-back` was written before them and is only ever counted. `fresh` (forms, tables, broken lines, mails of other
 * trades) was written without a look at the rules and counted once; since then the rules were mended with it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { analyse, detectLanguage } from '#search';
import { proposeFromText } from '../src/goals/needs/propose-from-text.ts';
import { round } from './figures.ts';

const DICE_MIN = 0.6;
/** How a skill is named, not which one it is: "SQL", "use SQL" and "knowledge of SQL" are one need. */
const SKILL_WORDS =
  /\b(experience|experienced|knowledge|skills?|use|know|ability|able|strong|good|erfahrung|kenntnisse|ervaring|kennis|goede)\b/giu;

interface MarkedText {
  title: string;
  /** The learner, where the text names them. */
  memberName: string;
  text: string;
  needs: string[];
}

const { values } = parseArgs({ options: { show: { type: 'string' } } });

function readTexts(half: string): MarkedText[] {
  const file = path.join(import.meta.dirname, 'pasted', `${half}.txt`);
  const parts = readFileSync(file, 'utf8').split(/^=== /mu).slice(1);
  return parts.map((part) => {
    const [title = '', ...lines] = part.split('\n');
    const marked = lines.join('\n').trim();
    return {
      title,
      memberName: title.split(', ').at(1) ?? '',
      text: marked.replace(/\[\[|\]\]/gu, ''),
      needs: [...marked.matchAll(/\[\[(.+?)\]\]/gsu)].map(([, need = '']) =>
        need.replace(/\s+/gu, ' '),
      ),
    };
  });
}

function dice(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const both = [...first].filter((word) => second.has(word)).length;
  return (2 * both) / Math.max(1, first.size + second.size);
}

/** Pairs of a mark and a chip, the most alike first, each used once. */
function pairs(needs: readonly string[], chips: readonly string[], language: string | null) {
  const wordsOf = (text: string) =>
    new Set(analyse(text.replace(SKILL_WORDS, ' ') || text, language));
  const all = needs.flatMap((need) =>
    chips.map((chip) => ({ need, chip, alike: dice(wordsOf(need), wordsOf(chip)) })),
  );
  const found: typeof all = [];
  for (const pair of all.toSorted((a, b) => b.alike - a.alike)) {
    const isFree = !found.some(({ need, chip }) => need === pair.need || chip === pair.chip);
    if (pair.alike >= DICE_MIN && isFree) found.push(pair);
  }
  return found;
}

function measure(texts: readonly MarkedText[], isShown: boolean) {
  let [marked, proposed, found, named, longest, empty] = [0, 0, 0, 0, 0, 0];
  for (const { title, memberName, text, needs } of texts) {
    const { needs: chips, questions } = proposeFromText(text, memberName);
    const matched = pairs(needs, chips, detectLanguage(text));
    marked += needs.length;
    proposed += chips.length;
    found += matched.length;
    empty += chips.length === 0 ? 1 : 0;
    const name = memberName.split(' ').at(-1) ?? '';
    named += name ? [...chips, ...questions].filter((chip) => chip.includes(name)).length : 0;
    longest = Math.max(longest, ...chips.map((chip) => chip.length));
    if (!isShown) continue;
    const missed = needs.filter((need) => !matched.some((pair) => pair.need === need));
    const wrong = chips.filter((chip) => !matched.some((pair) => pair.chip === chip));
    console.log(`${title}\n  found  ${matched.map(({ chip }) => chip).join(' | ')}`);
    console.log(`  missed ${missed.join(' | ')}\n  wrong  ${wrong.join(' | ')}`);
    console.log(`  questions ${questions.join(' | ')}`);
  }
  return {
    texts: texts.length,
    marked,
    proposed,
    recall: round((100 * found) / marked),
    precision: round((100 * found) / Math.max(1, proposed)),
    withoutChips: empty,
    withTheirName: named,
    longestChars: longest,
  };
}

for (const half of ['learn', 'held-back', 'fresh', 'fresh-again'])
  console.log(half, JSON.stringify(measure(readTexts(half), values.show === half)));
