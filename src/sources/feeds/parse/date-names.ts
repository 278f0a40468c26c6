// First letters of month names, without accents, lower case: English, German, French, Spanish,
// Italian, Portuguese, Dutch, Nordic, Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Russian,
// Ukrainian, Greek.
const monthStarts: [RegExp, number][] = [
  [/^(?:jan|gen|ene|ian|sty|led|oca|tammi|янв|січ|ιαν)/, 1],
  [/^(?:feb|fev|fevr|lut|uno|unor|sub|helmi|фев|лют|φεβ)/, 2],
  [/^(?:mar(?!ras)|mrt|maa|mrz|brez|мар|бер|μαρ)/, 3],
  [/^(?:apr|avr|abr|kwi|dub|nis|huhti|апр|кві|απρ)/, 4],
  [/^(?:may|mai|mag|maj|mei|kve|touko|мая|маи|тра|μαι|μαϊ|μαω)/, 5],
  [/^(?:jun|juin|giu|iun|cze|cerven(?!ec|ce)|haz|kesa|июн|чер|ιουν)/, 6],
  [/^(?:jul|juil|lug|iul|lip|cervene?c|tem|heina|июл|лип|ιουλ)/, 7],
  [/^(?:aug|aou|ago|agu|sie|srp|elo|авг|сер|αυγ)/, 8],
  [/^(?:sep|set|szept|wrz|zar|eyl|syys|сен|вер|σεπ)/, 9],
  [/^(?:oct|okt|ott|out|paz|rij|eki|loka|окт|жов|οκτ)/, 10],
  [/^(?:nov|noi|lis|kas|marras|ноя|лис|νοε)/, 11],
  [/^(?:dec|dez|dic|des|gru|pros|ara|joulu|дек|гру|δεκ)/, 12],
];

// biome-ignore format: a table reads better in rows
const zoneHours = new Map(
  Object.entries<number>({
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 1, bst: 1, ist: 5.5, cet: 1, met: 1, mez: 1, cest: 2,
  mest: 2, mesz: 2, eet: 2, eest: 3, sast: 2, wat: 1, cat: 2, eat: 3, trt: 3, msk: 3, msd: 4, gst: 4,
  pkt: 5, npt: 5.75, ict: 7, wib: 7, hkt: 8, sgt: 8, myt: 8, pht: 8, awst: 8, jst: 9, kst: 9,
  acst: 9.5, acdt: 10.5, aest: 10, aedt: 11, nzst: 12, nzdt: 13, uyt: -3, clt: -4, cot: -5, pet: -5,
  brt: -3, art: -3, nst: -3.5, ndt: -2.5, ast: -4, at: -4, adt: -3, est: -5, edt: -4, et: -5, cst: -6, cdt: -5,
  ct: -6, mst: -7, mdt: -6, mt: -7, pst: -8, pdt: -7, pt: -8, akst: -9, akdt: -8, hst: -10,
  }),
);

/** The month that is named in a date, or 0. */
export function monthIn(text: string): number {
  // Week days come before months and some begin alike (mardi, maandag, paz): the last one counts.
  return plainWords(text).reduce((month, word) => monthOf(word) || month, 0);
}

function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? []
  );
}

function monthOf(word: string): number {
  if (/^(?:mardi|marte|maanda|marti)/.test(word)) return 0;
  return monthStarts.find(([start]) => start.test(word))?.[1] ?? 0;
}

/** Minutes east of Greenwich that a zone says, UTC when it says none that is known. */
export function zoneMinutesOf(text: string): number {
  const offset = /(?:^|[^\d])([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    // Beyond +14:00 there is no zone; such an offset is a mistake and UTC the least harm.
    if (minutes > 14 * 60) return 0;
    return offset[1] === '-' ? -minutes : minutes;
  }
  if (/^\s*[a-z]\s*$/i.test(text)) return militaryHours(text.trim().toLowerCase()) * 60;
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const hours = zoneHours.get(word);
    if (hours !== undefined) return hours * 60;
  }
  return 0;
}

/** RFC 822, 5.1: A is an hour behind Greenwich, M twelve; N one before it, Y twelve; there is no J. */
function militaryHours(letter: string): number {
  const behind = 'abcdefghiklm'.indexOf(letter) + 1;
  return behind > 0 ? -behind : 'nopqrstuvwxy'.indexOf(letter) + 1;
}
