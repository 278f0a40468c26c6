/**
 * Words by which somebody tells what they went through themselves, and what they put it down to.
 * Heuristics, shown with the sentence in which they stand, so that the reader can judge.
 */

/** What a sentence puts it down to: the way of going about it, oneself, or what was around. */
export const TOLD = ['method', 'me', 'situation'] as const;
export type Told = (typeof TOLD)[number];

export interface Telling {
  /** Null where it tells of experience and puts it down to nothing. */
  told: Told | null;
  sentence: string;
}

const METHOD = [
  // English
  '(?:i|we)(?:’ve| have)? (?:switched|changed|replaced|started|stopped|began|dropped|moved (?:to|from|away)|ended up|went (?:back|with|for))',
  '(?:i|we) (?:now|no longer) \\p{L}+',
  '(?:i|we)(?:’ve| have)? (?:tried|experimented|tested)',
  'what (?:has |had )?(?:worked|works|helped|helps)(?: well| best)?(?: for (?:me|us))?',
  '(?:worked|works|helped|went) (?:much |far |a lot |really )?(?:better|well|best)',
  '(?:did not|didn’t|does not|doesn’t|never|not) (?:really |quite )?work(?:ed|s)?',
  // Dutch, German, French, Spanish
  'wat (?:wel |niet )?werkte',
  '(?:ik|we|wij) (?:veranderde|stopte|begon|probeerde)n?',
  'was (?:geholfen|funktioniert) hat',
  '(?:ich|wir) habe?n? (?:\\p{L}+ ){0,4}(?:versucht|ausprobiert|geändert|umgestellt)',
  'ce qui (?:a |n’a pas )?(?:marché|fonctionné|aidé)',
  '(?:j’ai|nous avons|on a) (?:essayé|changé|arrêté)',
  'lo que (?:me |nos )?(?:funcionó|ayudó)',
  '(?:probé|cambié|dejé de|intenté|probamos|cambiamos)',
];
const ME = [
  '(?:my|our) (?:own |biggest |first |worst |big )?(?:mistakes?|fault|failure|error)',
  'mistakes (?:i|we)(?: have|’ve)? made',
  '(?:i|we) (?:was|were|had been) (?:wrong|mistaken|naive|afraid|scared|nervous|too \\p{L}+|not (?:ready|prepared))',
  '(?:i|we) (?:should|could) have',
  '(?:i|we)(?:’ve| have| had)? (?:learn(?:ed|t)|realised|realized|underestimated|overestimated|misunderstood|misjudged|assumed|struggled|failed|forgot|neglected|regret(?:ted)?)',
  '(?:i|we) (?:did not|didn’t|had not|hadn’t) (?:really |even )?(?:know|known|understand|understood|realise|realised|realize|realized|prepare|prepared|practise|practice|expect|ask|see|listen)',
  '(?:i|we) used to',
  'taught (?:me|us)',
  'wish (?:i|we)(?: had|’d)',
  'my younger self',
  'mijn (?:eigen )?fout(?:en)?',
  'ik heb (?:\\p{L}+ ){0,3}geleerd',
  'mein (?:eigener )?fehler',
  'fehler,? die (?:ich|wir)',
  'habe?n? (?:ich|wir) (?:\\p{L}+ ){0,3}gelernt',
  '(?:ich|wir) (?:hätten?|habe?n? unterschätzt)',
  'mon erreur',
  'j’aurais dû',
  'ce que (?:j’ai|nous avons) appris',
  'mi error',
  'debería haber',
  'lo que (?:he aprendido|aprendí|hemos aprendido|aprendimos)',
];
const SITUATION = [
  '(?:my|our) (?:team|manager|boss|company|employer|department|school|university|college|organi[sz]ation|colleagues?|co-?workers?|clients?|customers?|students|pupils|class|supervisor|advisor)',
  '(?:in|at) (?:my|our) (?:case|situation|country|office|job)',
  'where (?:i|we) (?:work|worked|teach|taught|live|lived)',
  'at the time',
  '(?:no|little|not enough|lack of|limited) (?:time|budget|money|support|staff|resources)',
  'deadlines?',
  '(?:was|were|am|are) (?:not|n’t) allowed',
  'because of the (?:weather|strike|pandemic|rules?|law|policy|schedule|season)',
  '(?:i|we) (?:was|were) (?:told|asked|forced|required|refused|denied|stopped) (?:to|by|at|that|entry)',
  '(?:mijn|ons|onze) (?:team|baas|bedrijf|school|collega’?s)',
  '(?:mein|unser)e?[rnm]? (?:team|chef|firma|schule|kolleg(?:en|innen))',
  '(?:mon|notre|mes|nos) (?:équipe|chef|entreprise|école|collègues)',
  '(?:mi|nuestro|nuestra|mis) (?:equipo|jefe|empresa|escuela|colegas)',
];
/** Tells of experience, and puts it down to nothing. */
const LIVED = [
  'in (?:my|our) (?:own |personal )?experience',
  'my (?:own )?experience (?:is|was|with|of)',
  '(?:lessons?|things?) (?:learn(?:ed|t)|from|in|(?:i|we)(?:’ve| have)? learn(?:ed|t))',
  '(?:how|what|things) (?:i|we)(?:’ve| have)? (?:wish(?:ed)?|got (?:into|better|started)|became)',
  'what (?:i|we) wish (?:i|we|somebody|someone) (?:had|’d|would have)',
  'retrospectives?: ',
  'looking back',
  'in hindsight',
  'post-?mortem',
  '(?:my|our) (?:journey|path|road|story)',
  '(?:two|three|four|five|ten|\\d+) (?:years|months) (?:of|in|later|on)',
  '(?:a|one) (?:year|month) (?:in|later)',
  'if (?:i|we) (?:had to|could) (?:start|do it) (?:again|over)',
  'happened to (?:me|us)',
  '(?:i|we)(?:’ve| have) (?:been|had|done|seen|used|taught|worked|travell?ed|flown|run|taken|given|made|found|experienced|encountered)',
  '(?<!if )(?:i|we) (?:was|were|had|did|got|found|took|taught|gave|ran|asked|wrote|built|made|went|felt|noticed|discovered|decided|spent|used|flew|travell?ed|missed|lost|worked|managed|encountered|experienced|ran into)',
  'terugblik',
  'lessen (?:uit|van)',
  'hoe ik (?:heb )?leerde',
  'wat (?:ik|we) (?:heb(?:ben)? )?geleerd',
  'achteraf(?: gezien)?',
  'mijn ervaring',
  'was (?:ich|wir) gelernt habe?n?',
  'rückblick',
  'erfahrungen (?:mit|aus)',
  'meine[r]? erfahrung',
  'lehren aus',
  'retour d’expérience',
  'mon expérience',
  'rétrospective',
  'comment j’ai (?:appris|commencé)',
  'mi experiencia',
  'retrospectiva',
  'lecciones (?:aprendidas|de)',
  'cómo aprendí',
];

/** Words of trouble: who uses them tells what did not go, and not only what is. */
const TROUBLE = [
  'fail(?:s|ed|ing|ures?)?',
  'mistakes?',
  'wrong',
  'problems?',
  'trouble',
  'struggl(?:e|ed|es|ing)',
  'hard(?:er|est)?',
  'difficult(?:y|ies)?',
  'gave up',
  'g(?:ive|iving) up',
  'broke(?:n)?',
  'regret(?:ted)?',
  'lessons?',
  'pitfalls?',
  'unfortunately',
  'painful(?:ly)?',
  'silence',
  'mislukt(?:e)?',
  'moeilijk',
  'fouten?',
  'gescheitert',
  'schwierig(?:keiten)?',
  'fehler',
  'échec',
  'difficultés?',
  'erreurs?',
  'fracas[oó]',
  'difícil(?:es)?',
  'errores',
];

const patternOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
const PATTERNS: readonly (readonly [Told | null, RegExp])[] = [
  ['method', patternOf(METHOD)],
  ['me', patternOf(ME)],
  ['situation', patternOf(SITUATION)],
  [null, patternOf(LIVED)],
];

const SENTENCES_MAX = 60;
export const SENTENCE_CHARS_MAX = 220;

/**
 * The first sentence of a text that tells of experience, each way of telling once: those that put it
 * down to something first.
 */
export function tellingsIn(text: string): Telling[] {
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/u).slice(0, SENTENCES_MAX);
  return PATTERNS.flatMap(([told, pattern]) => {
    const sentence = sentences.find((one) => pattern.test(one.replaceAll("'", '’')));
    return sentence === undefined ? [] : [{ told, sentence: cut(sentence.trim()) }];
  });
}

const TROUBLED = patternOf(TROUBLE);
/** Whether a text speaks of what did not go. */
export const isTroubled = (text: string): boolean => TROUBLED.test(text);

/** Of several tellings the one that puts it down to what is asked for, else the first. */
export const tellingOf = (tellings: readonly Telling[], wanted: Told | null): Telling | null =>
  tellings.find(({ told }) => told !== null && told === wanted) ?? tellings[0] ?? null;

const cut = (sentence: string): string =>
  sentence.length <= SENTENCE_CHARS_MAX
    ? sentence
    : `${sentence
        .slice(0, SENTENCE_CHARS_MAX - 1)
        .toWellFormed()
        .trimEnd()}…`;
