import { anyOf } from './any-of.ts';
import type { Grammar } from './grammar.ts';

const MODAL =
  '(?:zou(?:den)?|moet(?:en)?|mag|mogen|zult|zul|zal|zullen|kunt|kun|kan|kunnen|gaat|ga|wilt|wil)';
const OFTEN = '(?:(?:ook|nog|dan|daarbij|graag|eens|voortaan|vast|alvast|je|zich) )*';
const bare = (word: string | undefined) => (word ?? '').replace(/[,.;:]+$/u, '');
const SMALL =
  /^(?:het|wat|dat|met|uit|niet|goed|de|een|contact|inzet|beleid|kwaliteit|tijd|bent|hebt|hbo-\p{L}+|achterstand)$|(?:heid|iteit|schap)$/u;

/** "Je voert …, organiseert …": a word with the ending of the first verb, with something behind it. */
function begins(words: readonly string[], at: number, first: string): boolean {
  const word = bare(words[at]);
  const isLike = /[td]$/u.test(bare(first)) && /[^t]t$|[^aeiou]tt$|dt$/u.test(word);
  return isLike && /^\p{Ll}{4,}$/u.test(word) && !SMALL.test(word) && at < words.length - 1;
}

const INFINITIVE = /^\p{L}{3,}en$/u;

export const dutch: Grammar = {
  person: 'je|jij|u|ze|zij|hij|ik|hij of zij|we allemaal',
  role: '(?:de |het |een )?(?:functie|rol|kandidaat|sollicitant|functionaris|baan|medewerker)',
  addressing: /\b(?:je|jij|jou|jouw)\b/iu,
  post: '(?<!\\p{L})(?:wij zoeken|we zoeken|wat ga je doen|wat vragen wij|wat breng je mee|solliciteer|vacature|functie-eisen)(?!\\p{L})',
  sections: {
    asked: anyOf(`
      wat (?:ga je doen|vragen (?:wij|we)|breng je mee), functie-eisen, taken, takenpakket, profiel, jouw rol, eisen, competenties,
      vaardigheden, (?:wij|we) vragen, je hebt`),
    aside: anyOf(`
      wij bieden, we bieden, wat bieden, bieden wij, ons aanbod, over ons, wie zijn wij, wie ben jij,
      arbeidsvoorwaarden, salaris, solliciteren, waarom bij ons, wat krijg je, krijg je, contact`),
    praise: anyOf(`
      sterke punten, gaat goed, ging goed, pluspunten, complimenten, trots`),
    change: anyOf(String.raw`
      verbeter\p{L}*, beter, ontwikkel\p{L}*, doelen, aandachtspunten, acties, afspraken, volgende stappen, anders`),
  },
  skip: [
    anyOf(String.raw`
    salaris, reiskosten\p{L}*, vakantie\p{L}*, pensioen, solliciteer, groeten, groetjes, bedankt, dank, opgericht,
    gefeliciteerd, vast contract, laptop, cao, fijn dat, (?:wij|we) (?:zijn|bieden|hebben(?! afgesproken)|zoeken)`),
  ],
  given: anyOf(String.raw`
    diploma, hbo-\p{L}+, wo-\p{L}+, opleiding, rijbewijs, big-registratie, salaris, contract, reiskosten\p{L}*,
    vakantiedagen, pensioen\p{L}*, laptop, fiets, lunch, uren per week, bachelor, master`),
  leads: [
    `(?:PERSON|ROLE) ${OFTEN}${MODAL} ${OFTEN}`,
    `${MODAL} (?:PERSON) ${OFTEN}`,
    `(?:willen|wil|verwachten|verwacht|hopen|hoop|zien|helpen|helpt|mooi|fijn|goed|adviseren|afgesproken)(?: [^,.]{0,25})?,? (?:dat|als|om) (?:PERSON) `,
    `(?:verantwoordelijk voor|verantwoordelijkheid voor) `,
    `^(?:ik|we|wij) (?:wil|willen|zou|zouden) (?:graag )?(?:zien )?(?:dat (?:PERSON) )?`,
    `^(?:graag|ook|en|daarnaast|daarbij) `,
    `(?:neem|neemt|nemen) (?:jij|je|u|hij|zij|ze) `,
    `^(?:PERSON) (?:hebt|heeft|bent|beschikt over|brengt)(?: over)? (?=.*(?:ervaring|kennis|vaardig|affiniteit|bekend))`,
  ],
  tells: [
    `^(?:je|jij|u) (?=\\p{Ll})(?!bent |is |hebt |heeft |krijgt |ontvangt |verdient )`,
    `^(?:als [^,]{3,40} |daarnaast |daarbij |hier )(?=\\p{Ll}{3,} je )`,
  ],
  skill:
    /\b(?:(?:ruime|goede|enige|aantoonbare) )?(?:ervaring|kennis|bekend|affiniteit|vaardig) (?:met|van|in|op het gebied van) (?:(?! en (?:je|kunt)\b)[^.;,])+/iu,
  wanted:
    /^(.+?),? (?:is|zijn) (?:een )?(?:pré|pluspunt|vereist|gewenst|welkom|noodzakelijk|vereiste|nodig).*$/iu,
  critical: anyOf(`
    te (?:veel|weinig|laat|snel|lang|vaak|vol|zacht|druk|traag), zelden, weinig, nooit, niet, geen, onduidelijk,
    moeilijk, lastig, vermijdt, onderbreekt, domineert, vergeet, mist, ontbreekt, ontbreken, rommelig, onzeker,
    aarzelt, vaker, meer, minder, beter, eerder, kan, zou`),
  contrast: /\s*,? (?:maar|echter|hoewel|terwijl) /iu,
  front:
    /^(?:(?:en|ook|minimaal|minstens|aantoonbare|ruime|goede|gedegen|sterke|enige|uitstekende|daarnaast) |\d+ jaar )*/iu,
  end: /(?:,? (?:is|zijn)? ?(?:een pré|vereist|gewenst)| over van \p{Lu}\p{L}+| (?:kunt|kan|kunnen|moeten|zou|over))+$/u,
  joining: /^(?:en|of)$/iu,
  open: /^(?:en|of|de|het|een|van|voor|met|in|op|aan|bij|naar|om|te|door|over|die|dat|je|jouw|onze|hun)$/iu,
  idle: /(?!)/u,
  begins,
  isLike: () => false,
  orders: () => false,
  isDoing: (word) => INFINITIVE.test(word) && /^\p{Ll}/u.test(word),
  plain: (need) => need.replace(/^(?:je|jij) (?=\p{Ll})/u, ''),
  tool: (need) => need,
  someone: 'iemand',
  titles: 'Dhr|Mw|Meneer|Mevrouw|De heer|Dr|Prof',
  greeting: /^(?:hoi|hallo|beste|dag|lieve|hi|geachte)\b[^,!.]{0,40}[,!.]\s*/iu,
};
