/** As address books write the names of countries: of two languages that mean two countries by one name, the earlier has it. */
const LANGUAGES = (
  'en de fr es it nl pt sv da nb fi is pl cs sk sl hr hu ro bg el tr ru uk et lv lt ar he fa hi bn th vi id ja ko zh ' +
  'zh-Hant'
).split(' ');
/** Names in use that the Unicode lists do not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  turkey: 'TR',
  'ivory coast': 'CI',
  'czech republic': 'CZ',
  'republic of ireland': 'IE',
  eire: 'IE',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  uae: 'AE',
};
/** Regions of the Unicode lists that are no country. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
/** Two letters that name a state of the United States, or a part of Canada or Australia, as well as a country, whatever stands before. */
const STATES = new Set(
  (
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN ' +
    'TX UT VT VA WA WV WI WY DC AB BC MB NB NS NT NU ON PE QC SK YT SA'
  ).split(' '),
);
/**
 * Two letters that mean a country also behind a town. Most others are a canton of Switzerland, a state of Brazil or a province of
 * Italy as well: “Bern, BE”, “Porto Alegre, RS”, “Torino, TO”.
 */
const COUNTRIES_BEHIND_TOWNS = new Set('au dk gb hr hu ie jp nl nz pl ua uk us'.split(' '));
/** What may be a state of the United States behind a town, unless that town is one of these. */
const GEORGIA = 'georgia';
const TOWNS_OF_GEORGIA = new Set(
  'batumi gori kutaisi mtskheta poti rustavi sokhumi tbilisi telavi zugdidi'.split(' '),
);
/** What may be Delaware behind a town is so behind one of these; behind all others it is Germany. */
const DELAWARE = 'de';
const TOWNS_OF_DELAWARE = new Set(
  (
    'bear,bethany beach,blades,bridgeville,brookside,camden,cheswold,claymont,clayton,dagsboro,delaware city,delmar,dewey beach,dover,' +
    'edgemoor,ellendale,elsmere,felton,fenwick island,frankford,frederica,georgetown,glasgow,greenville,greenwood,harrington,hartly,' +
    'henlopen acres,hockessin,houston,kenton,kent acres,laurel,leipsic,lewes,lincoln,little creek,long neck,magnolia,middletown,milford,' +
    'millsboro,millville,milton,new castle,newark,newport,north star,ocean view,odessa,pike creek,port penn,rehoboth beach,seaford,' +
    'selbyville,smyrna,south bethany,st georges,townsend,viola,wilmington,woodside,wyoming'
  ).split(','),
);
/** Names of countries in some language that are those of better known towns and regions in another. */
const NO_NAMES = new Set(['granada', 'norfolk', 'salvador']);
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ARTICLE = /^(?:the|die|der|la|le|les|el|los|il|de|het|o|a)\s+|^l'/;

const namesIn = (language: string, style: 'long' | 'short' = 'long') =>
  new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style });
const english = namesIn('en');

/** Without what one leaves out in haste: accents, capitals and dots. */
const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}|\./gu, '')
    .replaceAll('’', "'")
    .replaceAll('’', "'")
    .toLowerCase()
    .trim();

let codes: ReadonlyMap<string, string> | undefined;
/** Which country a name means; built once, when first asked for. */
function codesByName(): ReadonlyMap<string, string> {
  if (codes) return codes;
  const made = new Map(Object.entries(OTHER_NAMES));
  const known = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`)).filter(
    (code) => english.of(code) !== undefined && !NO_COUNTRY.has(code),
  );
  for (const names of LANGUAGES.flatMap((one) => [namesIn(one), namesIn(one, 'short')]))
    for (const code of known) {
      const name = folded(names.of(code) ?? '');
      if (name !== '' && !made.has(name) && !NO_NAMES.has(name)) made.set(name, code);
    }
  for (const code of known) if (!STATES.has(code)) made.set(code.toLowerCase(), code);
  codes = made;
  return codes;
}

const townsByCode = new Map<string, ReadonlySet<string>>();
/** The towns after which the time zones of a country are named, such as its capital; Node knows them, and is asked once. */
function townsOf(code: string): ReadonlySet<string> {
  const known = townsByCode.get(code);
  if (known) return known;
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?(): string[] };
  const zones = locale.getTimeZones?.() ?? [];
  const towns = new Set(
    zones.map((zone) => folded(zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '')),
  );
  townsByCode.set(code, towns);
  return towns;
}

const nameOf = (code: string): string[] => [english.of(code) ?? code];

/** Two letters behind a town: a country's where that is known to be there, or where they are hardly anything else. */
function countryBehind(town: string, letters: string): string[] {
  const known = codesByName().get(letters);
  if (known !== undefined && COUNTRIES_BEHIND_TOWNS.has(letters)) return nameOf(known);
  const isOfDelaware = TOWNS_OF_DELAWARE.has(town) || town.endsWith(' county');
  if (letters === DELAWARE && !isOfDelaware) return nameOf('DE');
  const code = letters.toUpperCase();
  return townsOf(code).has(town) ? nameOf(code) : [];
}

/**
 * The country that an address ends with, by its English name however it is spelt: so "Nederland", "The Netherlands" and
 * "NL" are one (decision 0090). None where the end is no country's name, or two letters
 * that may be a state's behind a town that is not known.
 */
export function countryOf(address: string): string[] {
  const parts = address
    .split(/[,;\n]/)
    .map(folded)
    .filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return [];
  // Without its postal code.
  const town = parts.at(-2)?.replace(/\s*\d[\d -]*\s*/g, '');
  if (town !== undefined && /^[a-z]{2}$/.test(last)) return countryBehind(town, last);
  if (town !== undefined && last === GEORGIA && !TOWNS_OF_GEORGIA.has(town)) return [];
  const code = codesByName().get(last) ?? codesByName().get(last.replace(ARTICLE, ''));
  return code === undefined ? [] : nameOf(code);
}
