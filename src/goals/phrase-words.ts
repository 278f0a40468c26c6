import { analyse, detectLanguage } from '#search';

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
}

const WORDS: Readonly<Record<string, PhraseWords>> = {
  en: {
    joining: 'and or but & plus',
    linking: 'because so while when whenever if which who although though unless',
    light: `able learn learning understand understanding know knowing want wants need needs like try see think notice
      become plan run do doing make use using have having start help let able just really also always often
      currently today etc good would should must`,
    asking: 'how why what when where whether',
    denying: 'not no never nobody nothing none without cannot neither',
  },
  nl: {
    joining: 'en of maar',
    linking: 'omdat zodat terwijl wanneer als die want doordat hoewel totdat voordat nadat toen',
    light: `wil willen kunnen kan kun leren leer begrijpen begrijp weten weet maken doen gebruiken staat beter moet
      moeten graag zijn ben zou zouden hebben heb krijgen worden onze ons mijn ook vaak altijd echt nu lukt`,
    asking: 'hoe waarom wat wanneer waar',
    denying: 'niet geen nooit niemand niets zonder',
  },
  de: {
    joining: 'und oder aber sowie',
    linking: 'weil damit während wenn sodass obwohl bevor nachdem denn',
    light: `möchte möchten will wollen können kann könnte lernen lerne verstehen verstehe wissen weiß machen tun nutzen
      lage fähig besser brauche brauchen muss müssen soll sollen gern gerne sein haben werden auch oft immer`,
    asking: 'wie warum was wann wo wieso',
    denying: 'nicht kein keine keinen nie niemand nichts ohne',
  },
  fr: {
    joining: 'et ou mais',
    linking: 'parce car lorsque quand afin puisque tandis puis',
    light: `veux voudrais voulons pouvoir peux pouvons savoir sais apprendre comprendre faire utiliser être capable mieux
      besoin dois devons falloir faut avoir devenir aussi souvent toujours vraiment`,
    asking: 'comment pourquoi quand où',
    denying: 'ne pas jamais personne rien aucun aucune sans',
  },
  es: {
    joining: 'y e o u pero',
    linking: 'porque cuando mientras aunque pues ya donde',
    light: `quiero queremos quisiera poder puedo podemos saber sé aprender entender comprender hacer usar utilizar ser
      estar capaz mejor necesito necesitamos tener debo debemos nuestro nuestra nuestros nuestras mi mis también siempre`,
    asking: 'cómo qué cuándo dónde',
    denying: 'no nunca nadie nada ningún ninguna sin',
  },
};

export type Role = 'joining' | 'linking' | 'light' | 'asking' | 'denying' | 'stop' | 'content';

const rolesOf = new Map(Object.entries(WORDS).map(([code, words]) => [code, readRoles(words)]));

function readRoles(words: PhraseWords): ReadonlyMap<string, Role> {
  // The later role wins: "when" asks before it links.
  const roles: Role[] = ['light', 'linking', 'asking', 'denying', 'joining'];
  const found = new Map<string, Role>();
  for (const role of roles) {
    const listed = words[role as keyof PhraseWords];
    for (const word of listed.split(/\s+/)) found.set(word, role);
  }
  return found;
}

/** Knows, for the language a text is written in, what each word does and what it is about. */
export interface PhraseReader {
  roleOf(word: string): Role;
  /** What a text is about: its stems, without stop words and light words. */
  stemsOf(text: string): string[];
}

/** A language that is not among those listed keeps its stop words and is cut at punctuation and English words. */
export function phraseReader(text: string): PhraseReader {
  const language = detectLanguage(text);
  const roles = rolesOf.get(language ?? 'en') ?? rolesOf.get('en');
  const remembered = new Map<string, Role>();
  const roleOf = (word: string): Role => {
    const role = remembered.get(word) ?? readRole(word);
    remembered.set(word, role);
    return role;
  };
  const readRole = (word: string): Role => {
    const bare = word
      .toLowerCase()
      .replace(/’/gu, "'")
      .replace(/^[^\p{L}\p{N}&]+|[^\p{L}\p{N}&]+$/gu, '');
    if (bare.endsWith("n't")) return 'denying';
    return roles?.get(bare) ?? (analyse(bare, language).length === 0 ? 'stop' : 'content');
  };
  return {
    roleOf,
    stemsOf: (written) =>
      written
        .split(/\s+/u)
        .flatMap((word) => (roleOf(word) === 'content' ? analyse(word, language) : [])),
  };
}
