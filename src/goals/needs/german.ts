import { anyOf } from './any-of.ts';
import type { Grammar } from './grammar.ts';

const MODAL =
  '(?:soll(?:st|t|te|test|ten)?|muss(?:t)?|müssen|müsste(?:st|n)?|könnte(?:st|n)?|kann(?:st)?|können|dürfen|darf(?:st)?|wirst|wird|werden|würde(?:st|n)?)';
const OFTEN = '(?:(?:auch|noch|künftig|bitte|dafür|dabei|außerdem|zudem|gern|gerne|sich) )*';
const ENDINGS = ['st', 'n', 't'];

const bare = (word: string | undefined) => (word ?? '').replace(/[,.;:]+$/u, '');
const isSmall = (word: string) => /^\p{Ll}/u.test(word);
const SMALL =
  /^(?:mit|und|oder|den|einen|ihren|deinen|unseren|in|an|von|zu|bei|ist|nicht|weit|selbst|zunächst|einen|allen|neuen|guten|externen|internen|jeden|sowie|seit|gut)$/u;

/** "Arbeite dich ein und stelle die Zahlen vor": what tells "stelle" from "neue" is what stands behind it. */
const isOrder = (word: string) => /^\p{Ll}{3,}e$/u.test(bare(word));
const AFTER_ORDER =
  /^(?:die|den|das|dem|der|dich|dir|uns|im|in|am|an|mit|bei|beim|ein|eine|einen|unsere?n?|deine?n?|zum|zur|zu|vor|bis|dafür|auch|bitte)$/u;

/** "Du führst …, planst …": nouns have capitals, so that a small word with the ending of the first is a verb. */
function begins(words: readonly string[], at: number, first: string): boolean {
  const word = bare(words[at]);
  if (isOrder(first) && isOrder(word)) return AFTER_ORDER.test(words[at + 1] ?? '');
  const ending = ENDINGS.find((one) => bare(first).endsWith(one));
  if (!ending || !isSmall(first) || !isSmall(word) || SMALL.test(word) || at >= words.length - 1)
    return false;
  // "guten Kenntnissen": what is followed by a noun may be an adjective; a verb has an article or a capital after it too.
  const previous = words.slice(0, at).findLast((one) => !/^(?:und|sowie|oder)$/u.test(one)) ?? '';
  return word.endsWith(ending) && !/(?:ig|lich|isch)en$/u.test(word) && !SMALL.test(bare(previous));
}

/** A clause that ends with its verb ("besser delegiert und früher informiert") may go on with another. */
const beginsNew = (words: readonly string[], at: number, first: string) =>
  begins(words, at, first) ||
  endsWithVerb(words, at) ||
  (ARTICLE.test(first) && ARTICLE.test(words[at] ?? ''));

const ARTICLE = /^(?:die|das|der|den)$/u;

/** "Aufgaben besser delegiert | und früher über Risiken informiert". */
function endsWithVerb(words: readonly string[], at: number): boolean {
  const joins = /^(?:und|sowie)$/u.test(words[at - 1] ?? '');
  const before = bare(words[at - 2]);
  const last = bare(words.at(-1));
  return joins && at >= 3 && isVerbal(before) && isVerbal(last) && before !== last;
}
const isVerbal = (word: string) =>
  isSmall(word) && /(?:iert|nimmt|t|en|[rl]n)$/u.test(word) && !SMALL.test(word);

export const german: Grammar = {
  person: 'du|sie|er|ich|wir alle|er\\/sie|sie\\/er|jemand',
  role: '(?:die |der |das )?(?:Stelle|Rolle|Stelleninhaber(?:in)?|Bewerber(?:in|innen)?|Kandidat(?:in|innen|en)?|Position|Leitung)',
  addressing: /(?<!\p{L})(?:du|dir|dich|dein\p{L}*)(?!\p{L})/iu,
  post: '(?<!\\p{L})(?:wir suchen|suchen wir|ihre aufgaben|deine aufgaben|ihr profil|dein profil|bewerbung|stelle|m\\/w\\/d)(?!\\p{L})',
  sections: {
    asked: anyOf(String.raw`
      aufgaben\p{L}*, profil, anforderung\p{L}*, voraussetzung\p{L}*, kenntnisse, tätigkeit\p{L}*, mitbringen, das bringen sie mit,
      das bringst du mit, fähigkeiten, kompetenzen, erwarten wir, wir erwarten`),
    aside: anyOf(`
      wir bieten, bieten wir, unser angebot, über uns, wer wir sind, benefits, vorteile, gehalt, bewerbung, kontakt,
      vergütung, das erwartet (?:sie|dich) bei uns, warum wir`),
    praise: anyOf(`
      stärken, lief gut, läuft gut, gelungen, beibehalten, positives, erfolge, lob`),
    change: anyOf(String.raw`
      verbess\p{L}*, besser, entwicklung\p{L}*, ziele, nächste schritte, schwächen, ändern, schwer, schwierig, lernen, anders machen, maßnahmen,
      vereinbart\p{L}*`),
  },
  skip: [
    anyOf(String.raw`
    vergütung, gehalt, tarif, betriebsrente, altersvorsorge, urlaub\p{L}*, jobrad, bewerbung, bewirb, viele grüße,
    freundlichen grüßen, danke, gegründet, familienbetrieb, familienunternehmen, herzlichen glückwunsch, verlassen kann, man sich verlassen, befristet,
    unbefristet, wir (?:sind|bieten|freuen|zahlen|stehen)`),
  ],
  given: anyOf(String.raw`
    (?:hochschul)?studium, ausbildung, abschluss, approbation, führerschein, bachelor, master, urlaub\p{L}*, gehalt,
    vergütung, altersvorsorge, arbeitsplatz, \p{L}*bereitschaft, schichtdienst, teamgeist, belastbarkeit, jobrad, homeoffice, arbeitszeiten, zuschuss, jobticket, obst, diplom`),
  leads: [
    `(?:PERSON|ROLE) ${OFTEN}${MODAL} ${OFTEN}`,
    `${MODAL} (?:PERSON) ${OFTEN}`,
    `(?:wünschen?|erwarten?|vereinbart|möchten|empfehlen|schlagen|gut|hilfreich|schön)[^,]{0,40}, (?:dass|wenn) (?:PERSON) `,
    `^(?:ich|wir) (?:möchten?|will|wollen|würden? gerne?) (?:gerne? |noch )?`,
    `(?:tue?|tut|tust) (?:mich|sich|dich) (?:\\p{Ll}+ )?schwer(?: damit| dabei)?,? `,
    `(?:ich wünsche mir|wir wünschen uns|wünsche mir|wünschen uns) (?!,)`,
    `(?:aufgaben\\p{L}*|stelle|rolle) (?:umfasst|umfassen|sind|beinhaltet|beinhalten) `,
    `(?:verantwortlich|zuständig|verantwortung) für `,
    `^(?:zu (?:ihren|deinen) (?:\\p{L}+ )?(?:aufgaben|tätigkeiten)\\p{L}* (?:gehören|gehört|zählen) (?:auch )?)`,
    `^(?:bitte|außerdem|auch|und|dann|versuche,?|versuchen sie,?|achte darauf,?|achten sie darauf,?) `,
    `^(?:PERSON)(?: (?:bringen|bringst|haben|hast|verfügen|verfügst|besitzen))(?: über)? (?=.*(?:erfahrung|kenntnis|fähigkeit|verständnis))`,
  ],
  tells: [
    `^(?:du|sie) (?=\\p{Ll})(?!ist |sind |bist |haben |hast |bekommen |bekommst |erhalten |erhältst )`,
    `^(?:außerdem |dabei |dort |hier |als [^,]{3,40} )(?=\\p{Ll}{2,}(?:st du|en sie) )`,
  ],
  skill:
    /(?<!\p{L})(?:(?:sehr )?(?:gute|fundierte|sichere|solide|erste|mehrjährige) )?(?:erfahrung(?:en)?|kenntnissen?|kenntnisse|verständnis|umgang) (?:in|im|mit|mit der|bei|von|zu|für) [^.;,]+|(?<!\p{L})\p{Lu}\p{L}*(?:erfahrung|kenntnisse)(?!\p{L})/iu,
  wanted:
    /^(.+?),? (?:ist|sind|wäre|wären|wird|werden) (?:von |ein )?(?:wünschenswert|erforderlich|vorteil|voraussetzung|willkommen|vorausgesetzt|erwartet|erwünscht|von vorteil).*$/iu,
  critical: anyOf(`
    zu (?:sehr|viel|wenig|spät|schnell|lang|lange|oft|leise|langsam|unsicher|vorsichtig|passiv|zaghaft|streng|ungenau|defensiv|forsch), selten, kaum, nie, nicht, unterbricht, häufig,
    verliert, vermeidet, meidet, dominiert, vergisst, versäumt, fehlen, fehlt, mangelt, unklar, verspätet,
    überfordert, zögert, schwer, schwierig, schwach, könnte, sollte, mehr, weniger, klarere?r?, kürzere?, frühere?r?,
    hält sich, unstrukturiert, unpünktlich, ungeduldig, lückenhaft`),
  contrast: /\s*,? (?:aber|doch|obwohl|während) /iu,
  front:
    /^(?:(?:und|sowie|auch|mindestens|idealerweise|nachweisbare|nachgewiesene|fundierte|solide|sehr|gute|guten|mehrjährige|ausgeprägte|erste|einschlägige) (?!in )|\d+ jahre )*/iu,
  end: /(?:,? (?:ist|sind|wäre)? ?(?:wünschenswert|erforderlich|von vorteil|ein plus|vorausgesetzt)| (?:sollst|solltest|sollte|könntest|könnte|kannst|können|kann|müssen|muss|mit(?<=(?:erfahrung|kenntnisse).{0,80} mit))| können sollten)+$/iu,
  joining: /^(?:und|oder|sowie)$/iu,
  open: /^(?:und|oder|sowie|der|die|das|den|dem|des|eine?|eine[nmrs]|von|vom|für|mit|in|im|an|am|auf|bei|beim|zu|zum|zur|bis|durch|über|unsere?|unsere[nmrs]|ihre?|ihre[nmrs]|deine?|deine[nmrs]|nicht)$/iu,
  idle: /^(?:bewerbungen|bewirb|bewerben) /iu,
  begins: beginsNew,
  isLike: () => false,
  orders: () => false,
  isDoing: () => false,
  plain: (need) => need.replace(/^du (?=\p{Ll})/u, ''),
  tool: (need) => need,
  someone: 'jemand',
  titles: 'Herr|Herrn|Frau|Dr|Prof',
  greeting: /^(?:hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?|hi|moin)\b[^,!.]{0,40}[,!.]\s*/iu,
};
