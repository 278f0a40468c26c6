/** Lists of invented contacts, as large as one wants and the same each time. */

const FIRST = ['Ada', 'Bo', 'Cy', 'Di', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo', 'Kai', 'Lea'];
const LAST = ['Lund', 'Dahl', 'Ekman', 'Falk', 'Holt', 'Moss', 'Stone', 'Winter', 'Brook', 'Hale'];
const TRADES = ['Dairy', 'Bakery', 'Mill', 'Press', 'School', 'Clinic', 'Garden', 'Works'];
const ROLES = ['Cook', 'Baker', 'Engineer', 'Teacher', 'Editor', 'Nurse', 'Planner', 'Designer'];

const of = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
const nameOf = (n: number) => ({ first: of(FIRST, n), last: `${of(LAST, n * 7)}${n}` });
const employerOf = (n: number): string => `${of(LAST, n)} ${of(TRADES, n * 3)} ${n % 997}`;

const GOOGLE =
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Website 1 - Label,Website 1 - Value';

/**
 * Contacts as Google writes them; with `later`, as after a year: one in twenty works elsewhere, one in
 * a hundred is gone, and as many are new.
 */
export function googleOf(count: number, later: 0 | 1): string {
  const shift = later * Math.floor(count / 100);
  const lines = Array.from({ length: count }, (_, at) => {
    const n = at + shift;
    const { first, last } = nameOf(n);
    const employer = employerOf(later === 1 && n % 20 === 0 ? n + 1 : n);
    return `${first},,${last},,,,,,,,"${employer}",${of(ROLES, n)},,,"Met in ${2000 + (n % 25)}.\nSecond line",,${n % 3 === 0 ? 'Friends ::: * myContacts' : '* myContacts'},* Work,${first}.${last}@mail${n % 50}.example,,${n % 4 === 0 ? `${last}@home.example` : ''},Mobile,+31 6 ${100000 + n},Home,"Street ${n % 200}\nTown ${n % 90}",,`;
  });
  return `${GOOGLE}\n${lines.join('\n')}\n`;
}

/** The same people as LinkedIn has them, half of them with the address that tells who they are. */
export function connectionsOf(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const { first, last } = nameOf(n);
    const email = n % 2 === 0 ? `${first}.${last}@mail${n % 50}.example` : '';
    return `${first},${last},https://www.linkedin.com/in/${first}-${last},${email},"${employerOf(n)}",${of(ROLES, n)},${1 + (n % 28)} Sep ${2010 + (n % 16)}`;
  });
  return `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${lines.join('\n')}\n`;
}
