import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Grammar } from './grammar.ts';
import { PASTED_WORDS } from './pasted-words.ts';

const OPEN: Readonly<Record<string, RegExp>> = {
  fr: /^(?:et|ou|de|des|du|d'|la|le|les|un|une|à|au|aux|en|pour|par|avec|sur|dans|que|qui)$/iu,
  es: /^(?:y|o|de|del|la|el|los|las|un|una|a|al|en|para|por|con|sobre|que|su)$/iu,
};

/** French and Spanish: lists, and the sentences that ask, whole as they stand. */
function sentencesOf(code: string): Grammar {
  const words = PASTED_WORDS[code];
  const never = /(?!)/u;
  return {
    ...english,
    person: 'vous|tu|il|elle|usted|tú|él|ella',
    role: '(?!)',
    addressing: never,
    sections: { asked: never, aside: words?.aside ?? never, praise: never, change: never },
    skip: [],
    given: never,
    leads: [],
    tells: [],
    skill: never,
    wanted: never,
    critical: words?.asking ?? never,
    contrast: never,
    front: /^/u,
    end: /(?!)$/u,
    joining: never,
    open: OPEN[code] ?? never,
    idle: never,
    begins: () => false,
    isLike: () => false,
    orders: () => false,
    isDoing: () => false,
    plain: (need) => need.replace(/^(?:vous|tu|usted|tú) /iu, ''),
    tool: (need) => need,
    someone: code === 'fr' ? 'quelqu’un' : 'alguien',
    titles: code === 'fr' ? 'M|Mme|Monsieur|Madame|Dr' : 'Sr|Sra|Señor|Señora|Dr|Dra',
    greeting: /^(?:bonjour|cher|chère|hola|estimad[oa])\b[^,!.]{0,40}[,!.]\s*/iu,
  };
}

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: english,
  de: german,
  nl: dutch,
  fr: sentencesOf('fr'),
  es: sentencesOf('es'),
};

/** A language without a grammar of its own is read as English, which finds its lists. */
export const grammarFor = (language: string | null): Grammar =>
  (language === null ? undefined : GRAMMARS[language]) ?? english;
