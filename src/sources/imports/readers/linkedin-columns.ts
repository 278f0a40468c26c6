export type Column = 'first' | 'last' | 'url' | 'email' | 'company' | 'position' | 'connected';

/** What LinkedIn calls its columns: English, German, Dutch, French, Spanish, Italian, Portuguese. */
const titles: Record<Column, string[]> = {
  first: ['First Name', 'Vorname', 'Voornaam', 'Prénom', 'Nombre', 'Nome'],
  last: [
    'Last Name',
    'Nachname',
    'Achternaam',
    'Nom',
    'Nom de famille',
    'Apellido',
    'Apellidos',
    'Cognome',
    'Sobrenome',
    'Apelido',
  ],
  url: ['URL', 'Profile URL', 'Profil-URL', 'Profiel-URL', 'URL du profil', 'URL del perfil'],
  email: [
    'Email Address',
    'E-mail Address',
    'E-Mail-Adresse',
    'E-mailadres',
    'Adresse e-mail',
    'Adresse email',
    'E-mail',
    'Email',
    'Dirección de correo electrónico',
    'Correo electrónico',
    'Indirizzo email',
    'Endereço de e-mail',
  ],
  company: [
    'Company',
    'Unternehmen',
    'Firma',
    'Bedrijf',
    'Entreprise',
    'Société',
    'Empresa',
    'Azienda',
  ],
  position: [
    'Position',
    'Functie',
    'Poste',
    'Fonction',
    'Puesto',
    'Cargo',
    'Posizione',
    'Ruolo',
    'Posição',
  ],
  connected: [
    'Connected On',
    'Vernetzt am',
    'Verbunden am',
    'Kontakt seit',
    'Verbonden op',
    'Connectie gemaakt op',
    'Connectie sinds',
    'Connecté le',
    'Connecté(e) le',
    'En relation depuis',
    'Date de connexion',
    'Conectado el',
    'Fecha de conexión',
    'Connesso il',
    'Conectado em',
  ],
};

function folded(text: string): string {
  const letters = text.toLowerCase().normalize('NFKD');
  return letters.replace(/[^\p{L}\p{N}]+/gu, '');
}

const columnByTitle = new Map<string, Column>();
for (const column of Object.keys(titles) as Column[]) {
  for (const title of titles[column]) columnByTitle.set(folded(title), column);
}

export type Columns = Partial<Record<Column, number>>;

/** Which column stands where, from the cells of a header; unknown ones are left out. */
export function columnsOfHeader(cells: string[]): Columns {
  const columns: Columns = {};
  cells.forEach((cell, index) => {
    const column = columnByTitle.get(folded(cell));
    if (column) columns[column] ??= index;
  });
  return columns;
}

const profile = /linkedin\.com\/in\//i;

/**
 * Which column stands where in a language that the table lacks: profile addresses tell theirs, and
 * LinkedIn's order, the same in every language, tells the rest.
 */
export function columnsByShape(sample: string[][]): Columns | null {
  const at = sample.map((cells) => cells.findIndex((cell) => profile.test(cell)));
  const url = at.find((index) => index >= 2);
  const agreeing = at.filter((index) => index === url).length;
  const isMostly = agreeing >= Math.max(1, (sample.length - 1) / 2);
  const isWide = sample.some((cells) => cells.length === (url ?? 0) + 5);
  if (url === undefined || !isMostly || !isWide) return null;
  return {
    first: url - 2,
    last: url - 1,
    url,
    email: url + 1,
    company: url + 2,
    position: url + 3,
    connected: url + 4,
  };
}
