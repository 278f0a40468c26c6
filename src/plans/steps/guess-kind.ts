import type { C } from '#goals';

/** Words with which a step of a kind often begins. A guess, to be changed with one choice. */
const BEGINNINGS: [C, RegExp][] = [
  [
    'connect',
    /^(ask|thank|talk|meet|call|contact|invite|interview|discuss|join|write to|vraag|bedank|bel|frag|danke|triff|demande|remercie|parle|pregunta|agradece|habla)(?!\p{L})/iu,
  ],
  [
    'contribute',
    /^(share|publish|teach|answer|present|post|explain to|give|deel|publiceer|teile|veröffentliche|partage|publie|comparte|publica)(?!\p{L})/iu,
  ],
  [
    'create',
    /^(write|make|build|try|draft|practi[sc]e|rewrite|draw|list|note|use|compare|schrijf|maak|probeer|schreibe?|baue?|versuche?|écris|fais|essaie|escribe|haz|prueba)(?!\p{L})/iu,
  ],
];

/** What kind of step the words speak of; taking in where they do not say. */
export const guessKind = (text: string): C =>
  BEGINNINGS.find(([, beginning]) => beginning.test(text.trim()))?.[0] ?? 'consume';
