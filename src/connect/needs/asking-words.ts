/**
 * Words with which people ask their readers for help, or say what they want to learn, in seven
 * languages. They are few and narrow on purpose: a need that somebody does not have is worse than
 * one that is missed. Apostrophes are straight, and case does not count.
 */
import type { NeedKind } from './schema.ts';

/** What a sentence may begin with before its own words, where those must come first (`^`). */
export const OPENERS =
  '(?:(?:so|also|and|but|right now|currently|at the moment|lately|by the way|btw|ps|p\\.s\\.|hi all|hello|dear (?:all|lazyweb|fediverse)|dit jaar|dieses jahr|cette année|este año)[,:!]? )*';

interface Words {
  kind: NeedKind;
  /** Only a sentence that ends as a question: "someone knows" alone asks nothing. */
  isQuestion: boolean;
  words: readonly string[];
}

const HERE = '(?: (?:here|out there|else|of you|by chance|happen to))*';
const FROM_READERS =
  '(?:recommendations?|suggestions|advice|help|feedback|input|examples|collaborators|testers|volunteers|contributors|co-?authors|reviewers|speakers|user reports|ideas|pointers|tips|resources|papers)';
const LEARN =
  '(?:learn(?! from)|understand|study|master|get better at|become better at|improve my)';

export const ASKING: readonly Words[] = [
  {
    kind: 'question',
    isQuestion: true,
    words: [
      // English
      `(?:does|do|can|could|would|has|have|is|did) any(?:one|body)${HERE} (?:know|have|recommend|point|help|suggest|tried|try|used|use|using|built|build|found|worked|work|explain|aware|got|tell|run|running|solved|managed)`,
      `any(?:one|body)${HERE} (?:know|knows|have|has|got|tried|used|using|recommend|able to help|with experience)`,
      '(?:can|could|would) (?:someone|somebody|any of you) (?:please )?(?:help|explain|recommend|point|tell|suggest)',
      'who (?:can|could) (?:help|recommend|point|explain to|tell) (?:me|us)',
      'any (?:tips|advice|recommendations?|pointers|suggestions|ideas|good (?:books?|papers?|resources?|examples?|tutorials?)) (?:on|for|about|how|to|where|from)',
      'what (?:would|do) you (?:all )?(?:recommend|suggest) (?:for|to|as|instead)',
      // Dutch
      '(?:weet|kent|heeft|kan|gebruikt) (?:er )?(?:hier )?(?:toevallig )?iemand',
      'wie (?:weet|kent|heeft (?:er )?(?:ervaring|tips|een tip)|kan (?:mij|me|ons) (?:helpen|vertellen|uitleggen))',
      '(?:heb|hebben) (?:je|jij|jullie) (?:nog )?(?:tips|ideeën|suggesties|ervaring|een tip|advies)',
      // German
      '(?:weiß|weiss|kennt|hat|nutzt|benutzt) (?:hier |zufällig |vielleicht |von euch )*(?:jemand|irgendjemand)',
      'kann (?:mir|uns) (?:hier |vielleicht )?(?:jemand|wer|einer)',
      'wer (?:von euch )?(?:weiß|weiss|kennt|hat (?:erfahrung|tipps|einen tipp|ideen)|kann (?:mir|uns) (?:helfen|sagen|erklären|empfehlen))',
      'habt ihr (?:tipps|ideen|erfahrung|erfahrungen|empfehlungen|vorschläge|einen tipp)',
      // French
      "(?:est-ce qu(?:e |'))?(?:quelqu'un|l'un d'entre vous|une? d'entre vous)(?: ici)? (?:connaît|connait|sait|saurait|aurait|a déjà|peut|pourrait|utilise)",
      "(?:avez-vous|auriez-vous|vous auriez)(?: déjà)?(?: des| une| un| quelques)? (?:conseils?|recommandations?|pistes?|suggestions?|idées?|exemples?|retours? d'expérience)",
      "qui (?:pourrait|peut|saurait) (?:m'|nous |me )(?:aider|dire|expliquer|conseiller|recommander)",
      // Spanish
      '(?:alguien|alguno de vosotros|alguna de vosotras)(?: aquí| por aquí)? (?:sabe|conoce|tiene|puede|podría|ha (?:probado|usado)|me puede|me podría|recomienda)',
      '(?:tenéis|tienen) (?:algún|alguna|algunos|algunas|consejos|recomendaciones|ideas)',
      // Italian
      "(?:qualcuno|c'è qualcuno che)(?: di voi| qui)? (?:sa|conosce|ha|può|potrebbe|mi sa)",
      'avete (?:consigli|suggerimenti|idee|esperienza|esperienze)',
      // Portuguese
      'alguém (?:aqui )?(?:sabe|conhece|tem|pode|poderia|já usou|recomenda)',
    ],
  },
  {
    kind: 'question',
    isQuestion: false,
    words: [
      "^(?:i'm|i am)(?: (?:also|currently|still|now))* (?:looking|searching) for(?! (?:an excuse|trouble|honest))",
      `^(?:we're|we are)(?: (?:also|currently|still|now))* looking for (?:some |good |more |your )*${FROM_READERS}`,
      `^looking for (?:some |good |any |your )*(?:someone|somebody|people|a way to|ways to|${FROM_READERS})`,
      "(?:i'd|i would|we'd|we would)(?: really| very much)? (?:love|appreciate|welcome|be grateful for)(?: to (?:hear|get|have))?(?: (?:any|some|your))? (?:help|feedback|advice|pointers|suggestions|recommendations|tips|input|examples) (?:on|with|for|about|from)",
      '(?:let me know|tell me|drop me (?:a line|an email|a note)|email me|get in touch|ping me) if you (?:know (?:of )?(?:a|an|any|how|where|why|someone|anyone)|have (?:any )?(?:ideas|suggestions|tips|experience|advice|pointers|recommendations))',
      "if you know (?:of )?(?:a|an|any|anyone|someone|how|where|why) [^.?!]{3,160}(?:let me know|tell me|drop me|email me|get in touch|ping me|i'd love)",
      '^i need (?:some )?(?:help|advice|feedback) (?:with|on)',
      // Dutch
      '^ik ben (?:(?:nog|ook|momenteel|dringend) )*op zoek naar',
      '^ik zoek (?:een|iemand|mensen|tips|advies|hulp|voorbeelden)',
      // German
      '^ich (?:suche|bin (?:noch |gerade )*auf der suche nach)',
      // French
      "^je (?:cherche|recherche|suis à la recherche d(?:e|'))(?= ?(?:des?|une?|quelqu'un|d'|conseils?)(?![\\p{L}]))",
      // Spanish
      '^(?:estoy|ando) buscando',
      '^busco (?:a )?(?:alguien|recomendaciones|consejos?|ayuda|ejemplos|ideas|un|una)',
      // Italian
      '^sto cercando',
      '^cerco (?:qualcuno|consigli|aiuto|esempi|un|una)',
      // Portuguese
      '^estou (?:à procura de|procurando|a procurar)',
      '^procuro (?:alguém|ajuda|recomendações|dicas|exemplos|um|uma)',
    ],
  },
  {
    kind: 'goal',
    isQuestion: false,
    words: [
      'my (?:main |big |own )?(?:goal|aim|resolution) (?:for (?:this year|20\\d\\d|this month|the year)|this (?:year|month|week|summer|winter|spring|autumn|fall)) is to',
      `^(?:i want|i'd like|i would like|i'm trying|i am trying|i plan|i'm planning|i am planning|i aim)(?: (?:very much|really|finally|also))? to (?:finally )?${LEARN}`,
      "^(?:i'm|i am)(?: (?:currently|still|slowly|now|finally))* (?:learning how to|learning to|teaching myself)",
      "^(?:this year|in 20\\d\\d),? (?:i want|i'd like|i plan|i'm going|i aim) to",
      // Dutch
      '^ik wil (?:graag |nu |dit jaar )*(?:beter )?leren',
      'mijn (?:doel|voornemen) (?:voor|dit) (?:20\\d\\d|jaar)',
      // German
      '^ich (?:möchte|will) (?:[\\p{L}\\p{N} ]{0,60} )?(?:lernen|verstehen lernen)',
      'mein (?:ziel|vorsatz) (?:für|dieses) (?:20\\d\\d|jahr)',
      // French
      "^(?:je veux|je voudrais|j'aimerais) (?:enfin )?(?:apprendre|mieux comprendre|progresser en)",
      'mon objectif (?:pour|cette) (?:20\\d\\d|année)',
      // Spanish
      '^(?:quiero|me gustaría) (?:por fin )?(?:aprender|mejorar mi)',
      'mi (?:objetivo|meta) para (?:este año|20\\d\\d)',
      // Italian
      '^(?:voglio|vorrei) (?:finalmente )?imparare',
      // Portuguese
      '^(?:quero|gostaria de) (?:finalmente )?aprender',
    ],
  },
];

/** Before the words: somebody else's words, a condition, or a report. Then nobody asks here and now. */
export const TOLD_BEFORE =
  /(?<![\p{L}\p{N}])(?:if|when|whenever|once|unless|because|that|why|how|whether|as though|like|think|thinks|thought|say|says|said|asks?|asked|asking|wrote|writes|als|wanneer|omdat|dat|dacht|vroeg|wenn|weil|dass|ob|fragte|fragt|si|quand|parce que|que|qu'|demande|demandé|cuando|porque|preguntó|pregunta|se|quando|perché|che|chiede|disse|perguntou)[\s,:"“«'‘]*$/iu;

/** Rhetoric, and advertisements that address the reader. */
export const ASKS_NOBODY =
  /(?<![\p{L}\p{N}])(?:any(?:one|body)(?: else)? (?:really|actually|still|even|seriously|remember)|who knows\?|(?:are|were|if) you(?:'re| are)? (?:also )?looking for|looking forward|no longer looking|not looking for|rhetorical|subscribe|newsletter|sponsor|discount|coupon|giveaway|patreon)(?![\p{L}\p{N}])/iu;

/** Vacancies are no question of a person. */
export const OFFERS_WORK =
  /(?<![\p{L}\p{N}])(?:hiring|vacanc(?:y|ies)|apply (?:now|here|by|to|before)|applicants?|candidates?|(?:to )?join (?:our|us|my|the)|full-?time|part-?time|salary|internships?|interns?|post-?doc\p{L}*|programmers?|architects?|developers? (?:to|for|in)|engineers? (?:to|for|in)|phd students?|new colleagues?|m\/w\/d|w\/m\/d|vollzeit|teilzeit|bewerb\p{L}*|stellen?angebot\p{L}*|mitarbeiter\p{L}*|vacatures?|sollicit\p{L}*|nieuwe collega\p{L}*|stagiai?re?s?|offre d'emploi|recrut\p{L}*|vacante|empleo|stage|candidatur\p{L}*|vaga)(?![\p{L}\p{N}])/iu;

/**
 * Matters that are nobody's business here, though somebody wrote of them in public: health, family,
 * love, belief, politics, law, money, finding work or a home. What only sounds like them is left out too.
 */
export const PRIVATE =
  /(?<![\p{L}\p{N}])(?:therap\p{L}*|doctors?|physicians?|dentists?|clinics?|hospitals?|psychologists?|psychiatr\p{L}*|psycholog\p{L}{0,2}|depress\p{L}*|anxiety|burn-?out|cancer|diagnos\p{L}*|medicat\p{L}*|medicines?|illness(?:es)?|diseases?|symptoms?|blood|injur\p{L}*|my (?:body|eyes|back|health|heart|skin|weight|brain)|surgery|pregnan\p{L}*|fertility|abortion|adhd|autis\p{L}*|addict\p{L}*|suicid\p{L}*|grie(?:f|ving)|funerals?|divorce\p{L}*|custody|(?:my|our) (?:wife|husband|partner|sons?|daughters?|kids?|child|children|bab(?:y|ies)|mother|father|mum|mom|dad|parents?|brother|sister|girlfriend|boyfriend|ex|family)|dating|marriage|wedding|relationships?|sex\p{L}*|gay|lesbian|queer|trans(?:gender)?|church|mosque|synagogue|pray\p{L}*|religio\p{L}*|god|vot(?:e|ing)|elections?|trade union|lawyers?|attorney|lawsuit|court|visas?|asylum|immigra\p{L}*|debts?|loans?|mortgage|bankrupt\p{L}*|landlords?|rent|donat\p{L}*|crowdfund\p{L}*|jobs?|job-?hunt\p{L}*|employment|unemploy\p{L}*|laid off|new (?:role|position|employer|gig)|next (?:role|position|gig)|for (?:work|hire)|freelance (?:work|gigs?)|apartment|flat|flatmate|roommate|housing|arts|huisarts|ziek\p{L}*|ziekenhuis|zwanger\p{L}*|scheiding|mijn (?:man|vrouw|zoon|dochter|kind(?:eren)?|moeder|vader|ouders)|advocaat|baan|nieuwe uitdaging|woning|kamer|huur\p{L}*|schulden|arzt|ärzt\p{L}*|krank\p{L}*|schwanger\p{L}*|scheidung|mein(?:e|en|er|em)? (?:mann|frau|sohn|tochter|kind(?:er)?|mutter|vater|eltern)|anwalt|anwält\p{L}*|job|arbeit|stelle|wohnung|mietwohnung|miete|médecins?|malad\p{L}*|enceinte|divorc\p{L}*|mon (?:mari|fils|père)|ma (?:femme|fille|mère)|mes (?:enfants|parents)|avocat\p{L}*|emploi|travail|logement|appartement|loyer|médic\p{L}*|enferm\p{L}*|embaraz\p{L}*|mi (?:marido|mujer|esposa|esposo|hijo|hija|madre|padre)|abogad\p{L}*|trabajo|empleo|piso|alquiler|medico|malatt\p{L}*|incinta|mio (?:marito|figlio|padre)|mia (?:moglie|figlia|madre)|avvocat\p{L}*|lavoro|casa|affitto|doença|grávida|marido|advogad\p{L}*|trabalho|emprego|apartamento|aluguel)(?![\p{L}\p{N}])/iu;
