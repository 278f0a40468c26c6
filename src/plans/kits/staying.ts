import { normaliseUrl, siteKey } from '#sources';
import { decoded, opennessOf, withoutEmail } from './public-address.ts';

/** What of a plan stays with the member, so that no text of its kit may say it either. */
export interface Staying {
  /** People: their whole names and each part of these. */
  names: readonly string[];
  /** Places and sources: their whole names only. */
  titles: readonly string[];
  /** Sites of people: all that lies on one stays with them. */
  sites: readonly string[];
  /** Single addresses. */
  addresses: readonly string[];
  /** Fediverse accounts, `@name@host`. */
  accounts: readonly string[];
  /** Names of those who go: a text may say them, also where part of one is somebody else's. */
  going: readonly string[];
}

/** Gives a text with "…" for what stays, and says of an address whether it does. */
export interface Mask {
  text: (text: string) => string;
  isStaying: (address: string) => boolean;
}

const GONE = '…';
/** Whole addresses, with or without their beginning, and without the stop of a sentence. */
const ADDRESS =
  /(?:[a-z][a-z\d+.-]{1,20}:\/\/|\bwww\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’']|(?<![@\p{L}\d._-])(?:[\p{L}\d-]{1,63}\.){1,5}[a-z]{2,24}[/?][^\s<>"“”]*[^\s<>"“”.,;:!?)\]’']/giu;
/** A link to a note or a person here, with its brackets. */
const LINK = /\[\[[^\]\n]{1,600}\]\]/g;
/** A number one is called by: from a plus or a nought on, with what people put between its digits. */
const NUMBER = /(?<![\p{L}\d])\(?(?:\+\d|0)(?:[ ./()-]{0,2}\d){6,14}(?![\p{L}\d])/gu;

export function maskFor(staying: Staying): Mask {
  const sites = new Set(staying.sites.map(siteKey));
  const addresses = new Set(staying.addresses.map(plainAddress));
  const accounts = new Set(staying.accounts.map(accountKey));
  const words = wordMask(staying);
  const isStaying = (address: string) => {
    const whole = wholeOf(address);
    const readable = decoded(whole);
    return (
      opennessOf(whole) === 'private' ||
      sites.has(siteKey(whole)) ||
      addresses.has(plainAddress(whole)) ||
      words(readable) !== readable
    );
  };
  const plain = (text: string) =>
    words(
      withoutEmail(
        text
          .replace(LINK, GONE)
          .replace(/@[\w.-]+@[\w-]+(?:\.[\w-]+)+/gu, (account) =>
            accounts.has(accountKey(account)) ? GONE : account,
          ),
      ).replace(NUMBER, GONE),
    );
  const text = (written: string) => {
    let masked = '';
    let from = 0;
    for (const { 0: address, index } of written.matchAll(ADDRESS)) {
      // One that only looks like a key stays too: a text has no switch for it.
      const isOpen = !isStaying(address) && opennessOf(wholeOf(address)) === 'public';
      masked += plain(written.slice(from, index)) + (isOpen ? address : GONE);
      from = index + address.length;
    }
    return masked + plain(written.slice(from));
  };
  return { text, isStaying };
}

const wholeOf = (address: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;

const plainAddress = (address: string): string => normaliseUrl(address) ?? address;

const accountKey = (account: string): string => account.replace(/^@/, '').toLowerCase();

interface Phrase {
  words: readonly string[];
  /** "will" is not Will. */
  isAsWritten: boolean;
  goes: boolean;
}

/** Names that are words too, at the beginning of a sentence at most as somebody's. */
const ALSO_WORDS = new Set(
  'will may mark rob art bill sue grace hope faith joy rich drew pat guy jack chase grant dawn april june august summer rose ivy daisy iris ray dean frank miles norm page lane young long white black brown green gray grey king price wood stone bell cook baker fisher hunter mason parker carter turner cooper day love light field fields rivers banks best good fox wolf bird rock sharp short small major early case power hand foot bush marsh lake ford poole bond'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What may stand between the words of one name. */
const BETWEEN = /^[\s.'’ʼ_-]{1,3}$/u;
const PART_CHARS_MIN = 3;
const GIVEN_CHARS_MIN = 2;

/** Without accents: "Zoe" is Zoë to whoever reads it. */
const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const wordsOf = (text: string): string[] => (text.match(WORD) ?? []).map(folded);

function phrase(words: readonly string[], goes: boolean): Phrase {
  const isAsWritten = words.length === 1 && ALSO_WORDS.has((words[0] ?? '').toLowerCase());
  return {
    words: isAsWritten ? words : words.map((word) => word.toLowerCase()),
    isAsWritten,
    goes,
  };
}

function phrasesOf({ names, titles, going }: Staying): Phrase[] {
  const parts = names
    .map(wordsOf)
    .flatMap((words) => (words.length < 2 ? [] : words.flatMap(partOf)));
  return [
    ...going.map((name) => phrase(wordsOf(name), true)),
    ...[...names, ...titles].map((name) => phrase(wordsOf(name), false)),
    ...parts.map((part) => phrase([part], false)),
  ].filter(({ words }) => words.length > 0);
}

/** A part of a name that tells by itself whose it is: no "van", no initial. */
function partOf(word: string, place: number): string[] {
  const isNamed = word !== word.toLowerCase() || word === word.toUpperCase();
  return isNamed && word.length >= (place === 0 ? GIVEN_CHARS_MIN : PART_CHARS_MIN) ? [word] : [];
}

/** Replaces names, the longest first; what goes wins over what stays where both are as long. */
function wordMask(staying: Staying): (text: string) => string {
  const byFirst = Map.groupBy(phrasesOf(staying), ({ words }) => (words[0] ?? '').toLowerCase());
  for (const phrases of byFirst.values())
    phrases.sort((a, b) => b.words.length - a.words.length || Number(b.goes) - Number(a.goes));
  // A name without a letter or digit is found as it stands.
  const signs = [...staying.names, ...staying.titles].filter(
    (name) => name.trim() !== '' && wordsOf(name).length === 0,
  );
  return (text) => {
    const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
      word: folded(word),
      from: index,
      to: index + word.length,
    }));
    let masked = '';
    let from = 0;
    for (let at = 0; at < found.length; at++) {
      const first = found[at];
      if (!first) continue;
      const candidates = [
        ...(byFirst.get(first.word.toLowerCase()) ?? []),
        ...(byFirst.get(bare(first.word.toLowerCase())) ?? []),
      ];
      const hit = candidates.find((one) => standsAt(text, found, at, one));
      if (!hit) continue;
      const last = found[at + hit.words.length - 1] ?? first;
      at += hit.words.length - 1;
      if (hit.goes) continue;
      masked += text.slice(from, first.from) + GONE;
      from = last.to;
    }
    const all = masked + text.slice(from);
    return signs.reduce((rest, sign) => rest.replaceAll(sign.trim(), GONE), all);
  };
}

/** "Maras" is Mara's. */
const bare = (word: string): string => word.replace(/s$/i, '');

interface Found {
  word: string;
  from: number;
  to: number;
}

function standsAt(
  text: string,
  found: readonly Found[],
  at: number,
  { words, isAsWritten }: Phrase,
) {
  return words.every((word, place) => {
    const here = found[at + place];
    if (!here) return false;
    const before = found[at + place - 1];
    if (place > 0 && before && !BETWEEN.test(text.slice(before.to, here.from))) return false;
    const written = isAsWritten ? here.word : here.word.toLowerCase();
    return written === word || (place === words.length - 1 && bare(written) === word);
  });
}
