/**
 * What Outlook calls its columns when it writes contacts as CSV: the classic program in the language it is
 * installed in, the web and the new one in English.
 */

/** The columns of one language, by what they hold. Of several titles for one thing the first that is filled counts. */
export interface OutlookTitles {
  prefix: string[];
  first: string[];
  middle: string[];
  last: string[];
  suffix: string[];
  nickname: string[];
  company: string[];
  department: string[];
  role: string[];
  groups: string[];
  notes: string[];
  birthday: string[];
  anniversary: string[];
  hobby: string[];
  spouse: string[];
  emails: string[];
  work: string[];
  home: string[];
  mobile: string[];
  phones: string[];
  workFax: string[];
  homeFax: string[];
  pages: string[];
  ownPages: string[];
  workPages: string[];
  chats: string[];
  /** What Outlook notes for itself, filled in for everybody. */
  technical: string[];
  /** Street, city, region, postal code, country, each with the titles it has had. */
  workAddress: string[][];
  homeAddress: string[][];
  otherAddress: string[][];
}

const english = (place: string): string[][] =>
  // Older versions wrote `Country`.
  [
    [`${place} Street`],
    [`${place} City`],
    [`${place} State`],
    [`${place} Postal Code`],
    [`${place} Country/Region`, `${place} Country`],
  ];

export const ENGLISH: OutlookTitles = {
  prefix: ['Title'],
  first: ['First Name'],
  middle: ['Middle Name'],
  last: ['Last Name'],
  suffix: ['Suffix'],
  nickname: ['Nickname'],
  company: ['Company'],
  department: ['Department'],
  role: ['Job Title'],
  groups: ['Categories'],
  notes: ['Notes'],
  birthday: ['Birthday'],
  anniversary: ['Anniversary'],
  hobby: ['Hobby'],
  spouse: ['Spouse'],
  emails: ['E-mail Address', 'E-mail 2 Address', 'E-mail 3 Address'],
  work: ['Business Phone', 'Business Phone 2', 'Company Main Phone'],
  home: ['Home Phone', 'Home Phone 2'],
  mobile: ['Mobile Phone'],
  phones: ['Primary Phone', 'Other Phone'],
  workFax: ['Business Fax'],
  homeFax: ['Home Fax'],
  pages: ['Web Page'],
  ownPages: ['Personal Web Page'],
  workPages: ['Business Web Page'],
  chats: ['IMAddress'],
  technical: [
    'Initials',
    'E-mail Type',
    'E-mail 2 Type',
    'E-mail 3 Type',
    'E-mail Display Name',
    'E-mail 2 Display Name',
    'E-mail 3 Display Name',
    'Priority',
    'Private',
    'Sensitivity',
    'Internet Free Busy',
    'Directory Server',
    'Account',
  ],
  workAddress: english('Business'),
  homeAddress: english('Home'),
  otherAddress: english('Other'),
};

export const GERMAN: OutlookTitles = {
  prefix: ['Anrede'],
  first: ['Vorname'],
  middle: ['Weitere Vornamen', 'Zweiter Vorname'],
  last: ['Nachname'],
  suffix: ['Suffix'],
  nickname: ['Spitzname'],
  company: ['Firma', 'Unternehmen'],
  department: ['Abteilung'],
  role: ['Position', 'Berufsbezeichnung'],
  groups: ['Kategorien'],
  notes: ['Notizen'],
  birthday: ['Geburtstag'],
  anniversary: ['Jahrestag'],
  hobby: ['Hobby'],
  spouse: ['Partner', 'Partner/in', 'Partner/Ehegatte'],
  emails: [
    'E-Mail-Adresse',
    'E-Mail 2: Adresse',
    'E-Mail 3: Adresse',
    'E-Mail-Adresse 2',
    'E-Mail-Adresse 3',
  ],
  work: ['Telefon geschäftlich', 'Telefon geschäftlich 2', 'Telefon Firma'],
  home: ['Telefon privat', 'Telefon privat 2'],
  mobile: ['Mobiltelefon', 'Mobiltelefon 2'],
  phones: ['Haupttelefon', 'Weiteres Telefon'],
  workFax: ['Fax geschäftlich'],
  homeFax: ['Fax privat'],
  pages: ['Webseite'],
  ownPages: ['Persönliche Webseite'],
  workPages: [],
  chats: ['IM-Adresse', 'Chatadresse'],
  technical: [
    'Initialen',
    'E-Mail-Typ',
    'E-Mail 2: Typ',
    'E-Mail 3: Typ',
    'E-Mail: Angezeigter Name',
    'E-Mail 2: Angezeigter Name',
    'E-Mail 3: Angezeigter Name',
    'Priorität',
    'Privat',
    'Vertraulichkeit',
    'Internet Frei/Gebucht',
    'Verzeichnisserver',
    'Konto',
  ],
  workAddress: [
    ['Straße geschäftlich'],
    ['Ort geschäftlich'],
    ['Region geschäftlich'],
    ['Postleitzahl geschäftlich'],
    ['Land/Region geschäftlich', 'Land geschäftlich'],
  ],
  homeAddress: [
    ['Straße privat'],
    ['Ort privat'],
    ['Bundesland/Kanton privat', 'Region privat'],
    ['Postleitzahl privat'],
    ['Land/Region privat', 'Land privat'],
  ],
  otherAddress: [
    ['Weitere Straße'],
    ['Weiterer Ort'],
    ['Weiteres/r Bundesland/Kanton', 'Weitere Region'],
    ['Weitere Postleitzahl'],
    ['Weiteres/e Land/Region', 'Weiteres Land'],
  ],
};

const dutch = (place: string, land: string): string[][] => [
  [`${place}, straat`],
  [`${place}, plaats`],
  [`${place}, provincie`],
  [`${place}, postcode`],
  [`Land/regio (${land})`],
];

export const DUTCH: OutlookTitles = {
  prefix: ['Titel'],
  first: ['Voornaam'],
  middle: ['Middelste naam'],
  last: ['Achternaam'],
  suffix: ['Achtervoegsel'],
  nickname: ['Bijnaam'],
  company: ['Bedrijf'],
  department: ['Afdeling'],
  role: ['Functie'],
  // Without its dots in some versions.
  groups: ['Categorieën', 'Categorien'],
  notes: ['Notities'],
  birthday: ['Verjaardag'],
  anniversary: ['Speciale datum'],
  hobby: ['Hobby’s'],
  spouse: ['Partner'],
  emails: ['E-mailadres', 'E-mailadres 2', 'E-mailadres 3'],
  work: ['Telefoon op werk', 'Telefoon op werk 2', 'Hoofdtelefoon bedrijf'],
  home: ['Telefoon thuis', 'Telefoon thuis 2'],
  mobile: ['Mobiele telefoon'],
  phones: ['Hoofdtelefoon', 'Andere telefoon'],
  workFax: ['Fax op werk'],
  homeFax: ['Fax thuis'],
  pages: ['Webpagina'],
  ownPages: [],
  workPages: [],
  chats: [],
  technical: [
    'Initialen',
    'E-mailtype',
    'E-mailtype 2',
    'E-mailtype 3',
    'Weergavenaam voor e-mail',
    'E-mail, weergegeven naam 2',
    'E-mail, weergegeven naam 3',
    'Prioriteit',
    'Privé',
    'Priv',
    'Gevoeligheid',
    'Internet Beschikbaarheidsinfo',
    'Adreslijstserver',
    'Account',
  ],
  workAddress: dutch('Werkadres', 'werk'),
  homeAddress: dutch('Huisadres', 'thuis'),
  otherAddress: dutch('Ander adres', 'anders'),
};
