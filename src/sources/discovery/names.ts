/** Words that titles have and names of people hardly ever. Lower case, without diacritics. */
const notNames = new Set(
  `a about academy adventures agency ai algorithm algorithms all an analog analysis analytics and api app apps
  archive archives art article articles artificial association at awesome azure bits blog blogg bloggen blogs book
  books bulletin business by cafe career categories category chronicle chronicles club code coding college
  collective comics community company computing conference contact corner corp courses data deep department
  design desk dev developer development diary digest digital division docs documentation education
  engineer engineering essays etc experiments feed feeds for forum foundation framework from gazette
  geek github gmbh group guide hacker home homepage how hub ideas in inc index info initiative inside
  institute intelligence internet into is it javascript journal kids lab laboratory labs language
  laziness learning letter letters library life limited links linux list llc log ltd machine magazine
  making math mathematics media meta mind misc models more mostly music musings my natural network
  networks new news newsletter notebook notes now of office official on one online open or our
  page pages papers personal photography photos planet podcast portfolio post posts press privacy
  profile programming project projects publications publishing python quarterly questions random
  reading recent research resume review reviews rss ruby rust school science sciences search security
  seite server show singularity site society software solutions some source space startup statistics
  stories story studio studios subscribe systems tag tags tales talk talks teaching team tech technical
  technologies technology the their things thinking this thought thoughts tips to today tools
  top travel tutorials untitled university updates verlag via video videos web weblog website week
  weekly welcome what why wiki with wordpress work works world writing writings writes xkcd your
  accueil aktuelles apropos bienvenue carnet chez contacto de-facto impressum inicio kontakt
  nieuws over startseite start uber welkom willkommen artikel artikelen notities
  cookie cookies login register sign terms jekyll hugo pelican quarto ghost squarespace medium
  substack mastodon feedburner author admin administrator editor editors staff everyone anonymous`
    .split(/\s+/)
    .filter(Boolean),
);

/** Small words inside names: Joris Van den Bossche, Ana da Silva, Omar bin Said. */
const particles = new Set(
  'van von vom zu zum zur de del della der den des di da do dos das du la le los las el al bin ibn ben bint ter ten te y e i af av of-the'.split(
    ' ',
  ),
);

const degrees =
  /(?:,\s*|\s+)(?:Ph\.?\s?D\.?|M\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|MBA|Ed\.?D\.?|M\.?Ed\.?|D\.?Phil\.?|Esq\.?|CPA|R\.?N\.?|Jr\.?|Sr\.?)(?=$|[\s,])/g;
const titlesBefore = /^(?:(?:Prof|Dr|Mr|Mrs|Ms|Mx|Ir|Drs|Dipl\.-Ing)\.?\s+)+/;
const wordsMax = 6;
const nameLengthMax = 80;
const titleLengthMax = 500;

const makes =
  '(?:(?:web)?(?:site|log|page|seite|logg?)|blogg?s?|home\\s?pages?|(?:personal|private|professional|academic|research|tech(?:nical)?|dev)\\s+\\p{L}+|notes?|notebook|thoughts?|musings?|writings?|posts?|articles?|newsletter|journal|diary|garden|digital\\s+garden|corner|place|space|portfolio|wiki|feed|archives?|news|podcast|links|bookmarks|ramblings?|stories)';

const possessive = new RegExp(
  `^(.+?)(?:['’‘\`]s|(?<=s)['’])\\s+(?:\\p{L}+\\s+){0,2}${makes}$`,
  'iu',
);
const anyPossessive = /^(.+?)['’]s\s+\p{L}/u;
const trailing = new RegExp(`^(.+?)\\s+${makes}$`, 'iu');
const leading = new RegExp(
  `^(?:(?:the|le|la|el|il|das|der|die|de|het|o)\\s+)?(?:\\p{L}+\\s+)?${makes}\\s+(?:of|by|from|von|van|de|di|do|da|d['’]|per|por|par)\\s*(.+)$`,
  'iu',
);
const other = [
  /^(?:by|par|von|door|por|di|about|über|über mich:|over|à propos de|acerca de|sobre)\s+(.+)$/iu,
  /^.+?\s+(?:by|par|door)\s+(.+)$/iu,
  /^(?:hi|hello|hey|hallo|bonjour|hola)[,!]?\s+(?:i['’]?m|i am|my name is|ich bin|je suis|ik ben|soy)\s+(.+?)[.!,]?$/iu,
  /^(?:i['’]?m|i am|my name is)\s+(.+?)[.!,]?$/iu,
  /\(([^()]+)\)\s*$/u,
];
const welcome =
  /^(?:welcome to|willkommen (?:bei|auf)|welkom (?:bij|op)|bienvenue (?:chez|sur)|bienvenidos? a)\s+/i;
const han =
  /^(\p{Script=Han}{2,4}?)(?:的)?(?:个人)?(?:博客|blog|网络日志|部落格|网站|主页|日志|笔记)$/iu;

/**
 * The person's name that a title of a page or feed gives away: "Jane Doe – Home", "Jane Doe's
 * blog", "The blog of Jane Doe" → "Jane Doe". Null when no part of it can be a person's name. Two
 * capitalised words that no list of title words knows do pass; treat it as a proposal.
 */
export function nameFromTitle(title: string): string | null {
  const text = title.slice(0, titleLengthMax).replace(/\s+/g, ' ').trim().replace(welcome, '');
  const parts = [text, ...text.split(/\s+[–—|·•:»«/~-]+\s+|\s*[|•»«]\s*|:\s+|\s+::?\s+|[-–—]\s/u)];
  const segments = parts
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 12);
  for (const segment of segments) {
    const name = fromPattern(segment);
    if (name) return name;
  }
  for (const segment of segments) {
    const name = personName(segment);
    if (name) return name;
  }
  return null;
}

function fromPattern(segment: string): string | null {
  const chinese = han.exec(segment)?.[1];
  if (chinese) return chinese;
  for (const pattern of [possessive, leading, ...other, trailing, anyPossessive]) {
    const name = personName(pattern.exec(segment)?.[1] ?? '');
    if (name) return name;
  }
  return null;
}

/**
 * A person's name as it may be shown, from text that should be one (an author element, a byline,
 * a part of a title): without titles, degrees and bylines. Null when it can hardly be a name.
 */
export function personName(given: string): string | null {
  const text = given.slice(0, titleLengthMax).replace(/\s+/g, ' ').trim();
  const name = text
    .replace(/^by\s+/i, '')
    .replace(titlesBefore, '')
    .replace(degrees, '')
    .replace(/^[\s,;:.|–—-]+|[\s,;:|–—-]+$/gu, '');
  if (!name || name.length > nameLengthMax || !/^[\p{L}\p{M}.'’\s-]+$/u.test(name)) return null;
  if (name.replace(/\s/g, '').length < 4) return null;
  const words = name.split(' ');
  if (words.length < 2 || words.length > wordsMax) return null;
  if (words.some((word) => notNames.has(nameKey(word)))) return null;
  const first = words[0] ?? '';
  // "Daring …", "Learning …": verbs begin titles, not names.
  if (/^\p{L}{3,}ing$/iu.test(first)) return null;
  if (!isCapital(first) || !isCapital(words.at(-1) ?? '')) return null;
  if (words.some((word) => !isCapital(word) && !particles.has(word.toLowerCase()))) return null;
  const whole = words.filter((word) => word.replace(/[.'’-]/g, '').length > 1);
  return whole.length > 0 && /\p{L}{2}/u.test(words.at(-1) ?? '') ? name : null;
}

const BETWEEN_NAMES = /\s*,?\s+(?:&|and|und|en|et)\s+|\s*,\s+/u;

/**
 * Of a line that names several people by their full names ("Ada Bello & Tim Okoro") the first; any other line as it is:
 * "Johnson & Johnson", "Bill & Melinda Gates" and "News and Events" are one.
 */
export function firstSigner(line: string): string {
  if (!/ (?:&|and|und|en|et) /u.test(line)) return line;
  const names = line.slice(0, titleLengthMax).split(BETWEEN_NAMES).filter(Boolean);
  return names.every((name) => personName(name) !== null) ? (names[0] ?? line) : line;
}

/**
 * What somebody calls themself where a page declares its author: a full name, or one word such as
 * "m157q". Null for roles ("admin"), several people, and sentences.
 */
export function declaredName(given: string): string | null {
  const full = personName(given);
  if (full) return full;
  const word = given.trim().replace(/^@/, '');
  const isWord = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]{1,39}$/u.test(word) && /\p{L}/u.test(word);
  return isWord && !notNames.has(nameKey(word)) && !/\.\w{2,}$/.test(word) ? word : null;
}

function isCapital(word: string): boolean {
  return /^(?:\p{Lu}|\p{Lt}|d['’]\p{Lu}|\p{Lo})/u.test(word) && !/^\p{Lu}{5,}$/u.test(word);
}

const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * A name folded for comparing people: lower case, no diacritics, no punctuation, single spaces; the
 * order of the words is kept. "Jean-Luc O’Brien" → "jean luc obrien". Other scripts stay as they are.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .replace(/[ßæœøđðłþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
