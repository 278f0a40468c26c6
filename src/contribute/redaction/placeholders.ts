import type { Found } from './patterns.ts';
import type { NameKind } from './runs.ts';

export type SubjectKind = NameKind | Found['kind'] | 'link';

type Neutral = Record<'person' | 'organisation' | 'place' | 'name' | 'link', readonly string[]> & {
  address: string;
  number: string;
  reference: string;
};

/** What is proposed instead: one word for each in their order, the last for all that follow. */
const WORDS: Readonly<Record<string, Neutral>> = {
  en: {
    person: ['somebody', 'somebody else', 'a third person', 'another person'],
    organisation: ['an organisation', 'another organisation'],
    place: ['a place', 'another place'],
    name: ['something'],
    link: ['something I wrote'],
    address: 'an address',
    number: 'a number',
    reference: 'a reference',
  },
  de: {
    person: ['jemand', 'jemand anderes', 'eine dritte Person', 'eine weitere Person'],
    organisation: ['eine Organisation', 'eine andere Organisation'],
    place: ['ein Ort', 'ein anderer Ort'],
    name: ['etwas'],
    link: ['etwas Eigenes'],
    address: 'eine Adresse',
    number: 'eine Nummer',
    reference: 'ein Aktenzeichen',
  },
  nl: {
    person: ['iemand', 'iemand anders', 'een derde persoon', 'nog iemand'],
    organisation: ['een organisatie', 'een andere organisatie'],
    place: ['een plaats', 'een andere plaats'],
    name: ['iets'],
    link: ['iets wat ik schreef'],
    address: 'een adres',
    number: 'een nummer',
    reference: 'een kenmerk',
  },
  fr: {
    person: ['quelqu’un', 'quelqu’un d’autre', 'une troisième personne', 'une autre personne'],
    organisation: ['une organisation', 'une autre organisation'],
    place: ['un lieu', 'un autre lieu'],
    name: ['quelque chose'],
    link: ['un texte à moi'],
    address: 'une adresse',
    number: 'un numéro',
    reference: 'une référence',
  },
  es: {
    person: ['alguien', 'otra persona', 'una tercera persona', 'alguien más'],
    organisation: ['una organización', 'otra organización'],
    place: ['un lugar', 'otro lugar'],
    name: ['algo'],
    link: ['un texto mío'],
    address: 'una dirección',
    number: 'un número',
    reference: 'una referencia',
  },
};

/** Neutral words in the language of a text, English where there are none, in the order in which they are asked for. */
export function neutralWords(language: string | null): (kind: SubjectKind) => string {
  const words = WORDS[language ?? 'en'] ?? WORDS.en;
  const asked = new Map<SubjectKind, number>();
  return (kind) => {
    if (!words || kind === 'image') return '';
    if (kind === 'address' || kind === 'number' || kind === 'reference') return words[kind];
    const list = words[kind === 'handle' ? 'person' : kind];
    const at = asked.get(kind) ?? 0;
    asked.set(kind, at + 1);
    return list[Math.min(at, list.length - 1)] ?? '';
  };
}
