/** A large invented network in a real store, through the product's own reading and storing of feeds. */
import { addMember } from '#members';
import { addPeople } from '#people';
import type { Kith } from '#platform';
import { follow } from '#sources';
import { noteCues } from '../../src/finding/hints/note-cues.ts';
import { digest } from '../../src/sources/polling/digest.ts';
import { storeEntries } from '../../src/sources/polling/store.ts';
import { inventLanguage, type Language, randomFrom } from './words.ts';

export const SEED = 20_261_123;
/** Texts end here; fixed, so that the same seed gives the same database. */
export const NEWEST_AT = Date.UTC(2026, 10, 20);
const SPAN_MS = 3 * 365 * 24 * 60 * 60 * 1_000;
const PEOPLE_AT_ONCE = 100;
const WORDS_MIN = 100;
const WORDS_MAX = 300;
const TOPICS_PER_PERSON = 3;
const LINKS_MAX = 3;
const CUE_SHARE = 0.05;
const CUES = [
  'In practice the answer is longer than that.',
  'It depends on the people.',
  'This is overrated.',
  'The problem with this is the time it takes.',
];
const NAMES =
  'Ada Bo Cleo Dirk Eva Finn Gus Hana Ines Jonas Kira Levi Mina Nils Olga Piet Rosa Sami Tess Umar'.split(
    ' ',
  );

export interface Size {
  people: number;
  entries: number;
}

/** The language and the questions come from the same seed as the texts, so that they are at hand without the texts. */
export function theLanguage(): Language {
  return inventLanguage(randomFrom(SEED));
}

/** Fills an empty store; gives the member whose network it is. */
export async function generate(
  kith: Kith,
  size: Size,
  say: (done: number) => void,
): Promise<number> {
  const language = theLanguage();
  const random = randomFrom(SEED + 1);
  const member = await addMember(kith, { name: 'bench', password: 'measured, not served' });
  let written = 0;
  for (let start = 0; start < size.people; start += PEOPLE_AT_ONCE) {
    const count = Math.min(PEOPLE_AT_ONCE, size.people - start);
    const numbers = Array.from({ length: count }, (_, n) => start + n);
    const feedIds = await kith.db.write(async (trx) => {
      const now = kith.now();
      const people = numbers.map((n) => ({
        name: `${NAMES[n % NAMES.length]} ${language.words[1_000 + n]}`,
        fields: [{ field: 'site' as const, value: siteOf(n) }],
        keys: [`site:${hostOf(n)}`],
      }));
      const personIds = await addPeople(trx, people, {
        memberId: member.id,
        origin: 'opml',
        originDetail: 'bench',
        now,
      });
      const made: number[] = [];
      for (const [place, n] of numbers.entries()) {
        const personId = personIds[place] ?? 0;
        const title = people[place]?.name ?? '';
        const { feedId } = await follow(trx, {
          memberId: member.id,
          feedUrl: `${siteOf(n)}feed.json`,
          title,
          personId,
          batchId: null,
          now,
        });
        const entries = entriesBefore(n + 1, size) - entriesBefore(n, size);
        const bytes = Buffer.from(JSON.stringify(feedOf(n, entries, { language, random, size })));
        const read = digest(bytes, {
          url: `${siteOf(n)}feed.json`,
          contentType: 'application/feed+json',
        });
        if (read.kind !== 'feed') throw new Error(read.why);
        written += await storeEntries(kith, trx, feedId, read);
        made.push(feedId);
      }
      return made;
    });
    for (const feedId of feedIds) await noteCues(kith, feedId);
    say(written);
  }
  return member.id;
}

const hostOf = (n: number): string => `person-${n}.example`;
const siteOf = (n: number): string => `https://${hostOf(n)}/`;

/** Some write a lot and most a little: the busiest tenth writes a quarter. Rounded so that all together give the total. */
function entriesBefore(n: number, { people, entries }: Size): number {
  return Math.round(entries * (n / people) ** 0.6);
}

function feedOf(
  n: number,
  count: number,
  { language, random, size }: { language: Language; random: () => number; size: Size },
) {
  const topics = Array.from({ length: TOPICS_PER_PERSON }, () =>
    Math.floor(random() * language.topics.length),
  );
  const items = Array.from({ length: count }, (_, place) => {
    const topic = topics[Math.floor(random() * topics.length)] ?? 0;
    const words = WORDS_MIN + Math.floor(random() * (WORDS_MAX - WORDS_MIN + 1));
    const links = Array.from({ length: Math.floor(random() * (LINKS_MAX + 1)) }, () =>
      siteOf(Math.floor(random() * size.people)),
    );
    const cue = random() < CUE_SHARE ? ` ${CUES[Math.floor(random() * CUES.length)]}` : '';
    return {
      id: `${siteOf(n)}${place}`,
      url: `${siteOf(n)}${place}`,
      title: language.write(topic, 3 + Math.floor(random() * 6)).slice(0, -1),
      content_html: `<p>${language.write(topic, words)}${cue}</p>${links.map((url) => `<p><a href="${url}${place}">${url}</a></p>`).join('')}`,
      date_published: new Date(NEWEST_AT - Math.floor(random() * SPAN_MS)).toISOString(),
      tags: language.topics[topic]?.slice(0, 2) ?? [],
    };
  });
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `Feed ${n}`,
    home_page_url: siteOf(n),
    language: 'en',
    items,
  };
}
