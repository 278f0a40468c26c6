import type { Kith } from '#platform';
import { analyse, detectLanguage } from '#search';
import { offersOfOthers } from './found.ts';

/** Who of the members that agreed to be found can be asked about something, and which of their topics say so. */
export interface MemberToAsk {
  id: number;
  name: string;
  topics: string[];
}

/** So many words of a topic make it speak of something, or else half of what it says. */
const TERMS_ENOUGH = 2;
const SHARE_ENOUGH = 0.5;

/** Those whose topics speak of these words, by name; the one door for rooms that look for people. */
export async function membersToAskAbout(
  kith: Kith,
  memberId: number,
  words: string,
): Promise<MemberToAsk[]> {
  const offers = await offersOfOthers(kith, memberId);
  return offers
    .map(({ memberId: id, name, topics }) => ({
      id,
      name,
      topics: topics.filter((topic) => speaksOf(topic, words)),
    }))
    .filter(({ topics }) => topics.length > 0);
}

/** Whether a topic speaks of what these words are about. Both are read in one language, so that one word is one term. */
export function speaksOf(topic: string, words: string): boolean {
  const language = detectLanguage(`${topic}\n${words}`);
  const said = new Set(analyse(topic, language));
  const wanted = new Set(analyse(words, language));
  const met = [...said].filter((term) => wanted.has(term)).length;
  return met > 0 && (met >= TERMS_ENOUGH || met >= said.size * SHARE_ENOUGH);
}
