import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeCard } from '../../cards/write-card.ts';
import { type ReadRow, readFile } from './index.ts';

const valuesOf = (row: ReadRow | undefined, field: string) =>
  (row?.more ?? []).filter((one) => one.field === field).map(({ value }) => value);

/** Whole headers as the classic program writes them, with what it fills in by itself. */
const GERMAN =
  'Anrede|Vorname|Weitere Vornamen|Nachname|Suffix|Firma|Abteilung|Position|Straße geschäftlich|Straße geschäftlich 2|Straße geschäftlich 3|Ort geschäftlich|Region geschäftlich|Postleitzahl geschäftlich|Land/Region geschäftlich|Straße privat|Straße privat 2|Straße privat 3|Ort privat|Bundesland/Kanton privat|Postleitzahl privat|Land/Region privat|Weitere Straße|Weitere Straße 2|Weitere Straße 3|Weiterer Ort|Weiteres/r Bundesland/Kanton|Weitere Postleitzahl|Weiteres/e Land/Region|Telefon Assistent|Fax geschäftlich|Telefon geschäftlich|Telefon geschäftlich 2|Rückmeldung|Autotelefon|Telefon Firma|Fax privat|Telefon (privat)|Telefon (privat 2)|ISDN|Mobiltelefon|Weiteres Fax|Weiteres Telefon|Pager|Haupttelefon|Mobiltelefon 2|Telefon für Hörbehinderte|Telex|Abrechnungsinformation|Assistent(in)|Benutzer 1|Benutzer 2|Benutzer 3|Benutzer 4|Beruf|Büro|E-Mail-Adresse|E-Mail-Typ|E-Mail: Angezeigter Name|E-Mail 2: Adresse|E-Mail 2: Typ|E-Mail 2: Angezeigter Name|E-Mail 3: Adresse|E-Mail 3: Typ|E-Mail 3: Angezeigter Name|Empfohlen von|Geburtstag|Geschlecht|Hobby|Initialen|Internet Frei/Gebucht|Jahrestag|Kategorien|Kinder|Konto|Name des/r Vorgesetzten|Notizen|Organisationsnr.|Ort|Partner/in|Postfach geschäftlich|Postfach privat|Priorität|Privat|Reisekilometer|Sozialversicherungsnr.|Sprache|Stichwörter|Vertraulichkeit|Verzeichnisserver|Webseite|Weiteres Postfach';
const FRENCH =
  "Titre|Prénom|Deuxième prénom|Nom|Suffixe|Société|Service|Titre|Rue (bureau)|Rue (bureau) 2|Rue (bureau) 3|Ville (bureau)|Dép/Région (bureau)|Code postal (bureau)|Pays/Région (bureau)|Rue (domicile)|Ville (domicile)|Dép/Région (domicile)|Code postal (domicile)|Pays/Région (domicile)|Téléphone de l'assistant(e)|Télécopie (bureau)|Téléphone (bureau)|Téléphone 2 (bureau)|Rappel|Téléphone (voiture)|Téléphone société|Télécopie (domicile)|Téléphone (domicile)|Téléphone 2 (domicile)|RNIS|Tél. mobile|Télécopie (autre)|Téléphone (autre)|Récepteur de radiomessagerie|Téléphone principal|Radio téléphone|Téléphone TDD/TTY|Télex|Adresse de messagerie|Type de messagerie|Nom complet de l'adresse de messagerie|Adresse de messagerie 2|Type de messagerie 2|Nom complet de l'adresse de messagerie 2|Anniversaire|Anniversaire de mariage ou fête|Autre boîte postale|B.P. professionnelle|Boîte postale du domicile|Bureau|Catégories|Code gouvernement|Compte|Conjoint(e)|Critère de diffusion|Disponibilité Internet|Emplacement|Enfants|Informations facturation|Initiales|Kilométrage|Langue|Mots clés|Nom de l'assistant(e)|Notes|Page Web|Passe-temps|Priorité|Privé|Profession|Recommandé par|Responsable|Serveur d'annuaire|Sexe|Utilisateur 1";
const SPANISH =
  'Título|Nombre|Segundo nombre|Apellidos|Sufijo|Organización|Departamento|Puesto|Calle del trabajo|Ciudad de trabajo|Provincia o estado de trabajo|Código postal del trabajo|País o región del trabajo|Otra calle|Otra ciudad|Otra provincia o estado|Otro código postal|Otro país o región|Teléfono del trabajo|Teléfono del trabajo 2|Número de centralita de la organización|Particular|Teléfono movil|Otro teléfono|Teléfono principal|Aficiones|Aniversario|Categorías|Cumpleaños|Dirección de correo electrónico|Tipo de correo electrónico|Nombre de pantalla de correo electrónico|Dirección de correo electrónico 2|Dirección del correo electrónico 3|Nombre del director|Notas|Página web';
const DUTCH =
  "Titel|Voornaam|Middelste naam|Achternaam|Achtervoegsel|Bedrijf|Afdeling|Functie|Werkadres, straat|Werkadres 2, straat|Werkadres, plaats|Werkadres, provincie|Werkadres, postcode|Land/regio (werk)|Huisadres, straat|Huisadres, plaats|Huisadres, provincie|Huisadres, postcode|Land/regio (thuis)|Telefoon assistent|Fax op werk|Telefoon op werk|Telefoon op werk 2|Hoofdtelefoon bedrijf|Fax thuis|Telefoon thuis|Mobiele telefoon|Andere telefoon|Hoofdtelefoon|Categorien|E-mailadres|E-mailtype|Weergavenaam voor e-mail|E-mailadres 2|Geslacht|Gevoeligheid|Hobby's|Initialen|Naam manager|Notities|Partner|Prioriteit|Priv|Speciale datum|Verjaardag|Webpagina";
const ITALIAN =
  'Titolo|Nome|Secondo nome|Cognome|Titolo straniero|Società|Reparto|Posizione|Via (uff.)|Città (uff.)|Provincia (uff.)|CAP (uff.)|Paese/area geografica (uff.)|Via (ab.)|Città (ab.)|Fax (uff.)|Ufficio|Ufficio 2|Telefono principale società|Abitazione|Cellulare|Anniversario|Categorie|Compleanno|Hobby|Nome coniuge/partner|Nome manager|Notes|Pagina Web|Indirizzo posta elettronica|Tipo posta elettronica|Nome visualizzato posta elettronica|Indirizzo posta elettronica 2|Priorità|Privato|Sesso';

/** One person, by the place of the column in the header: the same in every language. */
interface Filled {
  header: string;
  cells: Record<string, string>;
  separator?: string;
}
/** A title that stands twice is named by `… 2` for the second. */
function table({ header, cells, separator = ',' }: Filled): string {
  const titles = header.split('|');
  const line = titles.map((title, at) => {
    const isSecond = titles.indexOf(title) < at;
    return cells[isSecond ? `${title} 2` : title] ?? '';
  });
  return papaparse.unparse([titles, line], { delimiter: separator, newline: '\r\n', quotes: true });
}

const CASES: [language: string, filled: Filled][] = [
  [
    'German',
    {
      header: GERMAN,
      separator: ';',
      cells: {
        Anrede: 'Dr.',
        Vorname: 'Noor',
        Nachname: 'Lund',
        Firma: 'Käserei, Lund',
        Abteilung: 'Reifung',
        Position: 'Leiterin',
        'Straße geschäftlich': 'Am Bach 3',
        'Ort geschäftlich': 'Ulm',
        'Telefon geschäftlich': '+49 731 1',
        Mobiltelefon: '+49 171 1',
        'E-Mail-Adresse': 'noor@lund.example',
        'E-Mail-Typ': 'SMTP',
        Hobby: 'Bienen',
        Jahrestag: '05.06.2010',
        Kategorien: 'Markt;Presse',
        Geburtstag: '17.05.1980',
        Geschlecht: 'Keine Angabe',
        'Name des/r Vorgesetzten': 'Bo',
        Webseite: 'lund.example',
      },
    },
  ],
  [
    'French',
    {
      header: FRENCH,
      cells: {
        Titre: 'Dr.',
        Prénom: 'Noor',
        Nom: 'Lund',
        Société: 'Käserei, Lund',
        Service: 'Reifung',
        'Titre 2': 'Leiterin',
        'Rue (bureau)': 'Am Bach 3',
        'Ville (bureau)': 'Ulm',
        'Téléphone (bureau)': '+49 731 1',
        'Tél. mobile': '+49 171 1',
        'Adresse de messagerie': 'noor@lund.example',
        'Type de messagerie': 'SMTP',
        'Passe-temps': 'Bienen',
        'Anniversaire de mariage ou fête': '2010-06-05',
        Catégories: 'Markt;Presse',
        Anniversaire: '17/05/1980',
        Responsable: 'Bo',
        'Page Web': 'lund.example',
      },
    },
  ],
  [
    'Spanish',
    {
      header: SPANISH,
      cells: {
        Título: 'Dr.',
        Nombre: 'Noor',
        Apellidos: 'Lund',
        Organización: 'Käserei, Lund',
        Departamento: 'Reifung',
        Puesto: 'Leiterin',
        'Calle del trabajo': 'Am Bach 3',
        'Ciudad de trabajo': 'Ulm',
        'Teléfono del trabajo': '+49 731 1',
        'Teléfono movil': '+49 171 1',
        'Dirección de correo electrónico': 'noor@lund.example',
        'Tipo de correo electrónico': 'SMTP',
        Aficiones: 'Bienen',
        Aniversario: '2010-06-05',
        Categorías: 'Markt;Presse',
        Cumpleaños: '17/05/1980',
        'Nombre del director': 'Bo',
        'Página web': 'lund.example',
      },
    },
  ],
  [
    'Dutch',
    {
      header: DUTCH,
      cells: {
        Titel: 'Dr.',
        Voornaam: 'Noor',
        Achternaam: 'Lund',
        Bedrijf: 'Käserei, Lund',
        Afdeling: 'Reifung',
        Functie: 'Leiterin',
        'Werkadres, straat': 'Am Bach 3',
        'Werkadres, plaats': 'Ulm',
        'Telefoon op werk': '+49 731 1',
        'Mobiele telefoon': '+49 171 1',
        'E-mailadres': 'noor@lund.example',
        'E-mailtype': 'SMTP',
        "Hobby's": 'Bienen',
        'Speciale datum': '2010-06-05',
        Categorien: 'Markt;Presse',
        Verjaardag: '17-05-1980',
        Geslacht: 'Niet-gespecificeerd',
        'Naam manager': 'Bo',
        Webpagina: 'lund.example',
      },
    },
  ],
  [
    'Italian',
    {
      header: ITALIAN,
      cells: {
        Titolo: 'Dr.',
        Nome: 'Noor',
        Cognome: 'Lund',
        Società: 'Käserei, Lund',
        Reparto: 'Reifung',
        Posizione: 'Leiterin',
        'Via (uff.)': 'Am Bach 3',
        'Città (uff.)': 'Ulm',
        Ufficio: '+49 731 1',
        Cellulare: '+49 171 1',
        'Indirizzo posta elettronica': 'noor@lund.example',
        'Tipo posta elettronica': 'SMTP',
        Hobby: 'Bienen',
        Anniversario: '2010-06-05',
        Categorie: 'Markt;Presse',
        Compleanno: '17/05/1980',
        'Nome manager': 'Bo',
        'Pagina Web': 'lund.example',
      },
    },
  ],
];

describe('readFile on contacts from Outlook in other languages', () => {
  it.each(CASES)('reads %s', (_, filled) => {
    const file = readFile(new TextEncoder().encode(table(filled)), { name: 'contacts.CSV' });
    if (file.kind !== 'read') throw new Error(file.why);
    const [row] = file.rows;
    expect(file).toMatchObject({ format: 'outlook-csv', list: 'outlook' });
    expect(row).toMatchObject({
      name: 'Noor Lund',
      employer: 'Käserei, Lund',
      role: 'Leiterin',
      emails: ['noor@lund.example'],
      groups: ['Markt', 'Presse'],
    });
    expect(valuesOf(row, 'phone').toSorted()).toEqual(['+49 171 1', '+49 731 1']);
    expect(valuesOf(row, 'address')).toEqual(['Am Bach 3, Ulm']);
    expect(valuesOf(row, 'birthday')).toEqual(['1980-05-17']);
    expect(valuesOf(row, 'interest')).toEqual(['Bienen']);
    expect(valuesOf(row, 'site')).toEqual(['https://lund.example/']);
  });

  it.each(CASES)(
    'keeps what it has no place for, and says what it does not take: %s',
    (_, filled) => {
      const file = readFile(new TextEncoder().encode(table(filled)), { name: 'contacts.CSV' });
      if (file.kind !== 'read') throw new Error(file.why);
      const [row] = file.rows;
      const kept = valuesOf(row, 'card-line');
      const boss = Object.entries(filled.cells).find(([, cell]) => cell === 'Bo')?.[0] ?? '';
      expect(kept.toSorted()).toEqual(
        [
          'N:Lund;Noor;;Dr.;',
          'ORG:Käserei\\, Lund;Reifung',
          'TEL;TYPE=CELL:+49 171 1',
          'TEL;TYPE=WORK:+49 731 1',
          'ADR;TYPE=WORK:;;Am Bach 3\\, Ulm;;;;',
          'ANNIVERSARY:20100605',
          `X-KITH-COLUMN;TITLE=${boss}:Bo`,
        ].toSorted(),
      );
      const type = Object.entries(filled.cells).find(([, cell]) => cell === 'SMTP')?.[0];
      expect(file.problems.map(({ text }) => text)).toEqual([
        `This column was not taken, as Kith has no use for it: ${type}.`,
      ]);
    },
  );

  it('gives what it kept back as a card that reads the same', () => {
    for (const [, filled] of CASES) {
      const file = readFile(new TextEncoder().encode(table(filled)));
      const [row] = file.kind === 'read' ? file.rows : [];
      const fields = [
        ...(row?.more ?? []),
        { field: 'employer' as const, value: row?.employer ?? '' },
      ];
      const person = { name: row?.name ?? '', fields, uid: 'urn:uuid:1', updatedAt: 0 };
      const card = readFile(new TextEncoder().encode(writeCard(person, '4.0')));
      const [again] = card.kind === 'read' ? card.rows : [];
      expect(again).toMatchObject({ name: 'Noor Lund', employer: 'Käserei, Lund' });
      expect(new Set(valuesOf(again, 'card-line'))).toEqual(new Set(valuesOf(row, 'card-line')));
    }
  });
});
