/** An invented language: nobody's texts, and yet words as unevenly spread as in any. */

/** A small repeatable source of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ONSETS =
  'b bl br c cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(
    ' ',
  );
const VOWELS = 'a e i o u ai ea ee oa oo ou'.split(' ');
const CODAS =
  'b ck d ft g l ld ll lt m mp n nd ng nk nt p r rd rk rm rn rt s sh sk st t th x'.split(' ');
/** Makes a text read as English to the program, as half of the words of any English text are such. */
const FUNCTION_WORDS =
  'the of and to in a is that for it was on are as with they at be this have from or had by but what some we can out other were all there when up use your how said each she which do their time if will way about many then them would like so these her long make thing see him two has more could go come did my no most who over know than first down been now people'.split(
    ' ',
  );
const FUNCTION_SHARE = 0.35;

const pick = <T>(list: readonly T[], random: () => number): T => {
  const picked = list[Math.floor(random() * list.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
};

/** Distinct invented words; the first are the most frequent and short, as in languages. */
export function inventWords(count: number, random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = words.size < 500 ? 1 : words.size < 10_000 ? 2 : 3;
    let word = '';
    for (let n = 0; n < syllables; n++)
      word +=
        pick(ONSETS, random) +
        pick(VOWELS, random) +
        (n === syllables - 1 || random() < 0.4 ? pick(CODAS, random) : '');
    words.add(word);
  }
  return [...words];
}

/** Draws places 0…count-1 by a Zipf law: the second half as often as the first, the third a third. */
export function zipf(count: number, random: () => number): () => number {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) cumulative[rank] = sum += 1 / (rank + 1);
  return () => {
    const sought = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < sought) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export interface Language {
  words: string[];
  /** Each topic's own words, the most telling first. */
  topics: string[][];
  /** A text of so many words on a topic, a quarter of them the topic's own. */
  write(topic: number, words: number): string;
  /** A question on a topic: so many of its words, and some of everybody's around them. */
  ask(topic: number, words: number): string;
}

const VOCABULARY = 40_000;
const TOPICS = 400;
const TOPIC_WORDS = 120;
const TOPIC_SHARE = 0.25;
/** The most frequent words are no topic's own. */
const TOPIC_WORDS_FROM = 300;

export function inventLanguage(random: () => number): Language {
  const words = inventWords(VOCABULARY, random);
  const ofAll = zipf(VOCABULARY, random);
  const ofTopic = zipf(TOPIC_WORDS, random);
  const topics = Array.from({ length: TOPICS }, () =>
    Array.from(
      { length: TOPIC_WORDS },
      () =>
        words[TOPIC_WORDS_FROM + Math.floor(random() ** 2 * (VOCABULARY - TOPIC_WORDS_FROM))] ?? '',
    ),
  );
  const wordOn = (topic: number): string => {
    if (random() < FUNCTION_SHARE) return pick(FUNCTION_WORDS, random);
    const own = random() < TOPIC_SHARE ? topics[topic]?.[ofTopic()] : words[ofAll()];
    return own ?? '';
  };
  const write = (topic: number, count: number): string => {
    const sentences: string[] = [];
    for (let left = count; left > 0; ) {
      const length = Math.min(left, 6 + Math.floor(random() * 14));
      const sentence = Array.from({ length }, () => wordOn(topic)).join(' ');
      sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
      left -= length;
    }
    return sentences.join(' ');
  };
  const ask = (topic: number, count: number): string => {
    const own = Array.from(
      { length: Math.ceil(count / 2) },
      () => topics[topic]?.[ofTopic()] ?? '',
    );
    const common = Array.from({ length: Math.floor(count / 2) }, () => words[ofAll()] ?? '');
    return `How do I ${[...own, ...common].join(' ')} with the people there?`;
  };
  return { words, topics, write, ask };
}
