/** What real people publish: a need in a sentence is met by as much of it as the same need in bare words. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '#search';
import { parseFeed, textOf } from '#sources';
import { type FocusTerms, focusOf, focusOfSentence, GROUND_MIN, groundOf } from './ground.ts';
import { subjectOf } from './subject.ts';

const corpus = path.resolve(process.env.KITH_CORPUS ?? '../shared', 'data/web');
const manifest = path.join(corpus, 'manifest.json');
const isThere = existsSync(manifest);
if (!isThere) console.warn(`SKIPPED: no feeds in ${corpus}; set KITH_CORPUS to run these.`);

const FEEDS_MAX = 40;
const ENTRIES_PER_FEED_MAX = 12;
const CHARS_READ_MAX = 3_000;

interface Resource {
  kind: string;
  path: string;
  url: string;
  content_type: string;
}

function textsOf(): string[] {
  const { resources } = JSON.parse(readFileSync(manifest, 'utf8')) as { resources: Resource[] };
  return resources
    .filter(({ kind }) => kind === 'feed')
    .slice(0, FEEDS_MAX)
    .flatMap(({ path: file, url, content_type: contentType }) => {
      const parsed = parseFeed(readFileSync(path.join(corpus, file)), { url, contentType });
      const entries = parsed.kind === 'feed' ? parsed.feed.entries : [];
      return entries
        .slice(0, ENTRIES_PER_FEED_MAX)
        .map(
          ({ title, content, summary }) =>
            `${title ?? ''}\n${textOf(content ?? summary ?? '').slice(0, CHARS_READ_MAX)}`,
        );
    });
}

/** Each need in bare words, and as one says it to somebody. */
const NEEDS = [
  [
    'static site generator',
    'I am looking for somebody who has moved to a static site generator and honestly tells what went wrong',
  ],
  [
    'web accessibility',
    'Someone who practises web accessibility daily and can explain the pitfalls',
  ],
  ['open source maintainer', 'Who could tell me what being an open source maintainer is like?'],
  [
    'reading books',
    'Somebody who writes thoughtfully about reading books, ideally with children of their own',
  ],
  ['personal website', 'I would like to find people who look after a personal website for decades'],
] as const;

describe.skipIf(!isThere)('a need in a sentence, among real entries', () => {
  const texts = isThere ? textsOf() : [];
  const having = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(analyse(text))) having.set(term, (having.get(term) ?? 0) + 1);
  const statistics = { entries: texts.length, having };
  const met = (focus: FocusTerms) =>
    new Set(texts.flatMap((text, at) => (groundOf(text, focus) >= GROUND_MIN ? [at] : [])));

  it.each(NEEDS)('“%s” is met as often in a sentence', (words, sentence) => {
    const byWords = met(focusOf(analyse(words), statistics));
    const bySentence = met(focusOfSentence(analyse(subjectOf(sentence, [words])), statistics));
    const asIs = met(focusOf(analyse(sentence), statistics));
    expect(byWords.size).toBeGreaterThan(0);
    // Taken as it stands, the sentence loses nearly all of them.
    expect(asIs.size).toBeLessThan(byWords.size / 2);
    expect([...byWords].filter((at) => bySentence.has(at)).length).toBeGreaterThanOrEqual(
      byWords.size * 0.8,
    );
  });
});
