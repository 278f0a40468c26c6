import type { C } from '#goals';

/** What is known of a step besides its words. */
export interface GuessedFrom {
  text: string;
  hasPerson?: boolean;
  hasPlace?: boolean;
  /** A source, or an address. */
  hasReading?: boolean;
}

export interface Guess {
  c: C;
  /** False when the words do not say: then it is asked, and `c` counts only until somebody answers. */
  isSure: boolean;
}

const word = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.replaceAll(/\s+/g, ' ').trim().replaceAll(' | ', '|')})(?!\\p{L})`,
    'iu',
  );

/** Words that say what is done, in English, Dutch, German, French and Spanish. The first in a text counts. */
const DONE: readonly [C, RegExp][] = [
  [
    'connect',
    word(`ask | thank | talk (?:to|with) | speak (?:to|with) | meet(?: up)? | call | phone | e-?mail
      | contact | invite | interview | discuss | join | introduce | reach out | catch up | get in touch
      | write to | message | reply to | answer (?:her|him|them|somebody|someone) | visit
      | book (?:a|an|some)? ?(?:call|time|meeting|slot)
      | vraag | vragen | bedank(?:en)? | bel(?:len)? | spreek | spreken | ontmoet(?:en)? | nodig uit
      | frag(?:e|en)? | bedanke?n? | danke | triff | treffen | sprich | sprechen | rufe? | anrufen | einladen
      | demande[rz]? | remercie[rz]? | parle[rz]? | appelle[rz]? | appeler | rencontre[rz]? | invite[rz]?
      | pregunta[r]? | agradece[r]? | habla[r]? | llama[r]? | queda[r]? con | invita[r]?`),
  ],
  [
    'contribute',
    word(`share | publish | teach | present | post | explain (?:it )?to | give a talk | give back | pass on
      | tell (?:colleagues|others|the team) | answer | help | contribute | demo | announce | upload
      | deel | delen | publiceer | publiceren | presenteer | presenteren | leg uit
      | teile?n? | veröffentlichen? | präsentieren? | vorstellen | erklären?
      | partage[rz]? | publie[rz]? | présente[rz]? | explique[rz]? à | enseigne[rz]?
      | comparte | compartir | publica[r]? | presenta[r]? | enseña[r]?`),
  ],
  [
    'consume',
    word(`read | re-?read | watch | listen(?: to)? | study | browse | skim | follow | subscribe | search
      | look (?:up|at|into|for) | find(?: out)? | research | learn (?:about|how|from) | attend | explore
      | take (?:the|a|an) (?:\\p{L}+ )?course | go through | work through | observe | check out
      | lees | lezen | kijk(?:en)? | bekijk(?:en)? | luister(?:en)? | zoek(?:en)? | volg(?:en)?
      | lies | lesen | schau(?:en)? | anschauen | ansehen | höre?n? | anhören | suchen? | verfolgen?
      | lis | lire | relire | regarde[rz]? | écoute[rz]? | cherche[rz]? | suivre | étudie[rz]?
      | lee | leer | mira[r]? | escucha[r]? | busca[r]? | sigue | seguir | estudia[r]?`),
  ],
  [
    'create',
    word(`write | rewrite | make | build | try | draft | practi[sc]e | draw | sketch | list | note | use
      | compare | prepare | design | sum up | summari[sz]e | outline | record | test | code | implement
      | set up | plan | collect | choose | name | say in | put (?:it|this|the \\p{L}+) into | map out | finish | rehearse | apply
      | schrijf | schrijven | maak | maken | bouw(?:en)? | probeer | proberen | teken(?:en)? | oefen(?:en)?
      | schreibe?n? | baue?n? | versuche?n? | entwirf | entwerfen | zeichnen | üben? | vorbereiten
      | écris | écrire | fais | faire | essaie | essayer | dessine[rz]? | prépare[rz]?
      | escribe | escribir | haz | hacer | prueba | probar | dibuja[r]? | prepara[r]?`),
  ],
];

/** Things that say it where no deed does: "Coffee with Mara", "The Fowler book". */
const THINGS: readonly [C, RegExp][] = [
  [
    'connect',
    word(`coffee | lunch | meeting | call | conversation | chat | meetup | one-on-one | mentor
      | koffie | gesprek | kaffee | gespräch | treffen | café avec | réunion | reunión | charla`),
  ],
  ['contribute', word('blog post | pull request | lightning talk | newsletter | blogartikel')],
  [
    'consume',
    word(`books? | articles? | papers? | chapters? | courses? | videos? | podcasts? | documentation | docs
      | tutorials? | handbook | manual | webinar | lectures? | boek | boeken | artikel | buch | bücher
      | kurs | livre | cours | libro | curso | artículo`),
  ],
  [
    'create',
    word(`prototype | drafts? | summary | notes | diagram | checklist | template | sketch | outline
      | samenvatting | zusammenfassung | entwurf | résumé | brouillon | resumen | borrador`),
  ],
];

/** "with Mara": somebody by name. */
const WITH_SOMEBODY = /(?<!\p{L})(?:with|met|mit|avec|con)\s+\p{Lu}\p{Ll}+/u;

/**
 * What kind of step it is, by what it says one does, whom it names and what it points to. Where nothing
 * tells it is a guess that nobody should be shown as said.
 */
export function guessKind({ text, hasPerson, hasPlace, hasReading }: GuessedFrom): Guess {
  const said = firstOf(DONE, text);
  if (said) return { c: said, isSure: true };
  if (hasPerson || WITH_SOMEBODY.test(text)) return { c: 'connect', isSure: true };
  const thing = firstOf(THINGS, text);
  if (thing) return { c: thing, isSure: true };
  if (hasReading) return { c: 'consume', isSure: true };
  if (hasPlace) return { c: 'connect', isSure: true };
  return { c: 'create', isSure: false };
}

/** The kind of what stands first in a text; of two at one place the longer ("write to", "write"). */
function firstOf(kinds: readonly [C, RegExp][], text: string): C | null {
  const found = kinds.flatMap(([c, words]) => {
    const match = words.exec(text);
    return match ? [{ c, at: match.index, length: match[0].length }] : [];
  });
  const [first] = found.toSorted((a, b) => a.at - b.at || b.length - a.length);
  return first?.c ?? null;
}
