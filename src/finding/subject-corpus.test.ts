/** What real people publish: a need in a sentence is met by as much of it as the same need in bare words. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '#search';
import { parseFeed, textOf } from '#sources';
import { coreOf } from './core.ts';
import { type FocusTerms, focusOf, focusOfSentence, GROUND_MIN, groundOf } from './ground.ts';
import { askedBefore, tellingWords } from './subject.ts';

const corpus = path.resolve(process.env.KITH_CORPUS ?? '../shared', 'data/web');
const manifest = path.join(corpus, 'manifest.json');
const isThere = existsSync(manifest);
if (!isThere) console.warn(`SKIPPED: no feeds in ${corpus}; set KITH_CORPUS to run these.`);

const FEEDS_MAX = 40;
const ENTRIES_PER_FEED_MAX = 12;
const CHARS_READ_MAX = 3_000;
/** All words of a need but for what counts next to nothing. */
const ALL_MIN = 0.95;

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

/** Sentences of which the goal asks nothing, written before they were first tried. */
const BRIEFS = [
  [
    'podcast audio',
    'An experienced host who publishes a podcast and is frank about audio gear and money',
  ],
  ['git branches', 'Somebody strict who explains git branches to newcomers without jargon'],
  [
    'self-hosting server',
    'Anybody running a self-hosting server at home for relatives who rely on it',
  ],
  [
    'screen reader',
    'A blind developer using a screen reader every morning who tests other people’s sites',
  ],
  ['font typography', 'A designer obsessed with typography and choosing a font for long texts'],
  [
    'Rust programming',
    'A systems programmer who switched to Rust programming midway through a career',
  ],
  ['privacy tracking', 'An activist documenting privacy and tracking with verifiable evidence'],
  [
    'RSS feed reader',
    'A person with years of practice in building an RSS feed reader, patient with beginners',
  ],
  [
    'CSS grid layout',
    'A front-end developer with strong opinions on CSS grid layout who shares concrete examples',
  ],
  [
    'web accessibility',
    'Someone who practises web accessibility daily and can explain the pitfalls',
  ],
] as const;

/** A question of a goal as one asks it, with plain words around its matter. */
const QUESTIONS = [
  ['static site generator', 'How do I choose a good static site generator?'],
  ['web accessibility', 'How can we manage web accessibility better?'],
  ['open source maintainer', 'What helps an open source maintainer to keep going?'],
  ['RSS feed reader', 'Which RSS feed reader works best, and why?'],
  ['CSS grid layout', 'How to get started with CSS grid layout quickly'],
  ['remote team', 'How do we keep a remote team happy?'],
  ['database migration', 'Getting through a database migration without trouble'],
] as const;

describe.skipIf(!isThere)('a need in a sentence, among real entries', () => {
  const texts = isThere ? textsOf() : [];
  const having = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(analyse(text))) having.set(term, (having.get(term) ?? 0) + 1);
  const statistics = { entries: texts.length, having };
  const met = (focus: FocusTerms, shareMin = GROUND_MIN) =>
    new Set(texts.flatMap((text, at) => (groundOf(text, focus) >= shareMin ? [at] : [])));
  /** Entries that say all of the words close together. */
  const sayAll = (words: string) => met(focusOf(analyse(words), statistics), ALL_MIN);
  const sayEnough = (words: string) => met(focusOf(analyse(words), statistics));
  /** Of what says the bare words, the share that is found otherwise. */
  const shareFound = (
    found: readonly (readonly [string, ReadonlySet<number>])[],
    say = sayAll,
  ): number => {
    const wanted = found.flatMap(([words, by]) => [...say(words)].map((at) => by.has(at)));
    expect(wanted.length).toBeGreaterThan(5);
    return wanted.filter(Boolean).length / wanted.length;
  };
  const termsOf = texts.map((text) => new Set(analyse(text)));
  const both = (a: string, b: string): number =>
    termsOf.filter((terms) => terms.has(a) && terms.has(b)).length;

  it('is met in a sentence that no question of the goal helps to read', () => {
    const read = (sentence: string) => {
      const said = tellingWords(sentence).map(({ word, terms: [term = ''] }) => ({ word, term }));
      const core = coreOf(said, { ...statistics, both }).map(({ word }) => word);
      return met(focusOfSentence(analyse(core.join(' ')), statistics));
    };
    const asIs = (sentence: string) => met(focusOf(analyse(sentence), statistics));
    const found = BRIEFS.map(([words, sentence]) => [words, read(sentence)] as const);
    const before = BRIEFS.map(([words, sentence]) => [words, asIs(sentence)] as const);
    expect(shareFound(found)).toBeGreaterThan(0.9);
    expect(shareFound(before)).toBeLessThan(0.1);
  });

  it('is met in a question with plain words around it', () => {
    const found = QUESTIONS.map(
      ([words, asked]) => [words, met(focusOf(analyse(asked), statistics))] as const,
    );
    // Where plain words weighed like others it was less than a fifth.
    expect(shareFound(found, sayEnough)).toBeGreaterThan(0.4);
  });

  it.each(NEEDS)('“%s” is met as often in a sentence', (words, sentence) => {
    const byWords = met(focusOf(analyse(words), statistics));
    const shared = askedBefore(tellingWords(sentence), [words]).map(({ word }) => word);
    const bySentence = met(focusOfSentence(analyse(shared.join(' ')), statistics));
    expect(byWords.size).toBeGreaterThan(0);
    expect([...byWords].filter((at) => bySentence.has(at)).length).toBeGreaterThanOrEqual(
      byWords.size * 0.8,
    );
  });
});
