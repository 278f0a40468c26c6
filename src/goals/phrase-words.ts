import { analyse, detectLanguage } from '#search';
import { PASTED_WORDS } from './needs/pasted-words.ts';

/**
 * The small words of one language that say where a phrase begins and ends. `light` are words that
 * open a wish and name no subject ("learn how to …"); `asking` and `denying` must stay with what
 * follows them, because without them it says something else.
 */
interface PhraseWords {
  readonly joining: string;
  readonly linking: string;
  readonly light: string;
  readonly asking: string;
  readonly denying: string;
  /** After "and" they show that what follows is one more object: "to the team and to our customers". */
  readonly holding: string;
  /** They ask for two: "between consistency and availability". */
  readonly pairing: string;
}

const WORDS: Readonly<Record<string, PhraseWords>> = {
  en: {
    joining: 'and or but &',
    linking: 'because so while when whenever if although though unless',
    light: `able learn learning understand understanding know knowing want wants need needs like try see think notice
      become plan run do doing make use using have having start help let able just really also always often
      currently today etc good would should must`,
    asking: 'how why what when where whether',
    denying: 'not no never nobody nothing none without cannot neither',
    holding:
      'the a an our my your his her its their this these those to in on of for with within at by from about across',
    pairing: 'between both',
  },
  nl: {
    joining: 'en of maar',
    linking: 'omdat zodat terwijl wanneer als die want doordat hoewel totdat voordat nadat toen',
    light: `wil willen kunnen kan kun leren leer begrijpen begrijp weten weet maken doen gebruiken staat beter moet
      moeten graag zijn ben zou zouden hebben heb krijgen worden onze ons mijn ook vaak altijd echt nu lukt`,
    asking: 'hoe waarom wat wanneer waar',
    denying: 'niet geen nooit niemand niets zonder',
    holding: 'aan van',
    pairing: 'tussen zowel',
  },
  de: {
    joining: 'und oder aber sowie',
    linking: 'weil damit während wenn sodass obwohl bevor nachdem denn',
    light: `möchte möchten will wollen können kann könnte lernen lerne verstehen verstehe wissen weiß machen tun nutzen
      lage fähig besser brauche brauchen muss müssen soll sollen gern gerne sein haben werden auch oft immer`,
    asking: 'wie warum was wann wo wieso',
    denying: 'nicht kein keine keinen nie niemand nichts ohne',
    holding: 'an von vom',
    pairing: 'zwischen sowohl',
  },
  fr: {
    joining: 'et ou mais',
    linking: 'parce car lorsque quand afin puisque tandis puis',
    light: `veux voudrais voulons pouvoir peux pouvons savoir sais apprendre comprendre faire utiliser être capable mieux
      besoin dois devons falloir faut avoir devenir aussi souvent toujours vraiment`,
    asking: 'comment pourquoi quand où',
    denying: 'ne pas jamais personne rien aucun aucune sans',
    holding: 'le la les un une des du au aux leur leurs nos notre mes mon ma à pour avec dans',
    pairing: 'entre',
  },
  es: {
    joining: 'y e o u pero',
    linking: 'porque cuando mientras aunque pues ya donde',
    light: `quiero queremos quisiera poder puedo podemos saber sé aprender entender comprender hacer usar utilizar ser
      estar capaz mejor necesito necesitamos tener debo debemos nuestro nuestra nuestros nuestras mi mis también siempre`,
    asking: 'cómo qué cuándo dónde',
    denying: 'no nunca nadie nada ningún ninguna sin',
    holding:
      'el la los las un una unos unas del al nuestro nuestra nuestros nuestras mis mi para con en',
    pairing: 'entre',
  },
};

export type Role = 'joining' | 'linking' | 'light' | 'asking' | 'denying' | 'stop' | 'content';

const rolesOf = new Map(Object.entries(WORDS).map(([code, words]) => [code, readRoles(words)]));
const wordSets = (kind: 'holding' | 'pairing') =>
  new Map(Object.entries(WORDS).map(([code, words]) => [code, new Set(words[kind].split(' '))]));
const openingOf = new Map(
  Object.entries(PASTED_WORDS).map(([code, words]) => [code, new Set(words.opening.split(/\s+/))]),
);
const holdingOf = wordSets('holding');
const pairingOf = wordSets('pairing');

function readRoles(words: PhraseWords): ReadonlyMap<string, Role> {
  // The later role wins: "when" asks before it links.
  const roles = ['light', 'linking', 'asking', 'denying', 'joining'] as const;
  const found = new Map<string, Role>();
  for (const role of roles) {
    for (const word of words[role].split(/\s+/)) found.set(word, role);
  }
  return found;
}

/** Knows, for the language a text is written in, what each word does and what it is about. */
export interface PhraseReader {
  roleOf(word: string): Role;
  /** Whether the second part is one more object of the first: they are never cut apart. */
  holds(before: string, part: string): boolean;
  /** What a text is about: its stems, without stop words and light words. */
  stemsOf(text: string): string[];
}

/**
 * A language that is not among those listed keeps its stop words and is cut at punctuation and English words.
 * Of a pasted text also the words are passed over with which adverts and reviews open their demands.
 */
export function phraseReader(text: string, { isPasted = false } = {}): PhraseReader {
  const language = detectLanguage(text);
  const roles = rolesOf.get(language ?? 'en') ?? rolesOf.get('en');
  const opening = isPasted ? (openingOf.get(language ?? 'en') ?? openingOf.get('en')) : undefined;
  const remembered = new Map<string, Role>();
  const roleOf = (word: string): Role => {
    const role = remembered.get(word) ?? readRole(word);
    remembered.set(word, role);
    return role;
  };
  const readRole = (word: string): Role => {
    const bare = bareOf(word);
    if (bare.endsWith("n't")) return 'denying';
    // "5+ years of": in an advert a number is not what it is about.
    if (opening?.has(bare) || (isPasted && /^\d+$/u.test(bare))) return 'light';
    return roles?.get(bare) ?? (analyse(bare, language).length === 0 ? 'stop' : 'content');
  };
  const holding = holdingOf.get(language ?? 'en');
  const pairing = pairingOf.get(language ?? 'en');
  return {
    roleOf,
    holds: (before, part) => {
      const [first = '', ...following] = part.split(/\s+/u, 3);
      if (roleOf(first) !== 'joining') return false;
      const [second = '', third = ''] = following.map(bareOf);
      // "and to the founder" is held; "and to lead" begins anew.
      if (holding?.has(AIMS.has(second) ? third : second)) return true;
      return before.split(/\s+/u).some((word) => pairing?.has(bareOf(word)));
    },
    stemsOf: (written) =>
      written
        .split(/\s+/u)
        .flatMap((word) => (roleOf(word) === 'content' ? analyse(word, language) : [])),
  };
}

/** They stand before a thing and before what one does. */
const AIMS = new Set(['to', 'à', 'para', 'pour']);

const bareOf = (word: string) =>
  word
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/^[^\p{L}\p{N}&]+|[^\p{L}\p{N}&]+$/gu, '');
