/** A large invented network in a real store, through the product's own reading and storing of feeds. */
import { addMember } from '#members';
import { addPeople } from '#people';
import type { Kith } from '#platform';
import { follow } from '#sources';
import { noteCues } from '../../src/finding/hints/note-cues.ts';
import { storeEntries } from '../../src/sources/polling/store.ts';
import { feedOf, hostOf, type Size, siteOf } from './feed.ts';
import { inventLanguage, type Language, randomFrom } from './words.ts';

export const SEED = 20_261_123;
const PEOPLE_AT_ONCE = 100;
const NAMES =
  'Ada Bo Cleo Dirk Eva Finn Gus Hana Ines Jonas Kira Levi Mina Nils Olga Piet Rosa Sami Tess Umar'.split(
    ' ',
  );

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
        const feed = feedOf(n, { language, random, size });
        const stored = await storeEntries(kith, trx, [{ feedId, digest: feed }]);
        for (const { fresh } of stored) written += fresh.length;
        made.push(feedId);
      }
      return made;
    });
    for (const feedId of feedIds) await noteCues(kith, feedId);
    say(written);
  }
  return member.id;
}
