/** What is read of an Outlook contact, by the title of its columns in English and German. */
export const TITLES = {
  first: ['First Name', 'Vorname'],
  middle: ['Middle Name', 'Weitere Vornamen', 'Zweiter Vorname'],
  last: ['Last Name', 'Nachname'],
  suffix: ['Suffix'],
  nickname: ['Nickname', 'Spitzname'],
  company: ['Company', 'Firma', 'Unternehmen'],
  role: ['Job Title', 'Position', 'Berufsbezeichnung'],
  groups: ['Categories', 'Kategorien'],
  notes: ['Notes', 'Notizen'],
  birthday: ['Birthday', 'Geburtstag'],
} as const;

export const EMAILS = [
  'E-mail Address',
  'E-mail 2 Address',
  'E-mail 3 Address',
  'E-Mail-Adresse',
  'E-Mail 2: Adresse',
  'E-Mail 3: Adresse',
  'E-Mail-Adresse 2',
  'E-Mail-Adresse 3',
];

export const PHONES = [
  'Primary Phone',
  'Mobile Phone',
  'Business Phone',
  'Business Phone 2',
  'Home Phone',
  'Home Phone 2',
  'Company Main Phone',
  'Other Phone',
  'Haupttelefon',
  'Mobiltelefon',
  'Telefon geschäftlich',
  'Telefon geschäftlich 2',
  'Telefon (geschäftlich)',
  'Telefon privat',
  'Telefon privat 2',
  'Telefon (privat)',
  'Telefon Firma',
  'Weiteres Telefon',
];

/** Pages of one's own before those of work, with the label by which they are told apart. */
export const PAGES: [title: string, label: string][] = [
  ['Personal Web Page', 'home'],
  ['Persönliche Webseite', 'home'],
  ['Web Page', ''],
  ['Webseite', ''],
  ['Business Web Page', 'work'],
];

export const CHATS = ['IMAddress', 'IM-Adresse', 'Chatadresse'];
export const SPOUSES = ['Spouse', 'Partner', 'Partner/Ehegatte'];

const PLACES = ['Business', 'Home', 'Other'];
const PLACE_PARTS = ['Street', 'City', 'State', 'Postal Code', 'Country/Region'];
const GERMAN_PLACES = ['geschäftlich', 'privat'];
const GERMAN_PARTS = ['Straße', 'Ort', 'Region', 'Postleitzahl', 'Land/Region'];

/** The titles of each address, part by part. Older versions wrote `Country`. */
export const ADDRESSES: string[][][] = [
  ...PLACES.map((place) =>
    PLACE_PARTS.map((part) => [`${place} ${part}`, `${place} ${part.replace('/Region', '')}`]),
  ),
  ...GERMAN_PLACES.map((place) => GERMAN_PARTS.map((part) => [`${part} ${place}`])),
];
