/**
 * How a form judges: the few words that stand in a cell or behind a label, whatever the form's language. What is
 * judged well is nothing to learn, however short the cell; what is judged badly is, though nothing else is said of it.
 */
export type Rating = 'well' | 'badly';

const words = (list: string) =>
  new RegExp(
    `^(?:${list
      .trim()
      .split(/\s*,\s*/u)
      .join('|')})$`,
    'iu',
  );

const WELL = words(`
  (?:very |really |extremely |consistently |highly )?(?:good|strong|positive|effective|excellent|reliable|satisfactory|competent|high),
  outstanding, exceptional, superb, great, exceeds, solid, adequate, proficient, average, above average, commendable, exemplary, no concerns,
  (?:an? )?(?:real |true )?(?:strength|role model)(?: for .+)?, advanced, expert, on track, (?:fully |objectives? )?(?:met|achieved),
  (?:consistently |fully |often |far )?(?:meets?|exceeds?|exceeded|met|above|surpass(?:es|ed))(?: all| most| our| the| every)? (?:expectations?|standards?|requirements?|targets?|objectives?),
  (?:sehr |besonders |durchweg )?(?:gut|stark|positiv|zuverlässig|hoch), hervorragend, ausgezeichnet, vorbildlich, exzellent, überdurchschnittlich, tadellos, einwandfrei,
  befriedigend, zufriedenstellend, voll zufrieden, (?:voll(?:ständig)? |über)?erfüllt, übertroffen, (?:erfüllt|übertrifft) die erwartungen, keine beanstandungen,
  (?:zeer |heel )?(?:goed|sterk|positief), uitstekend, uitmuntend, (?:ruim )?voldoende, (?:boven|conform|volgens) verwachting`);

const BADLY = words(`
  (?:very |rather |quite )?(?:poor|weak|low|limited), (?:still )?(?:needs?|requires?)(?: some| more| further| significant)? (?:improvement|work|attention|development|support|practice),
  (?:well |far )?below(?: the)? (?:expectations?|standards?|average|targets?), (?:does not|doesn't|did not|partly|partially|not yet|sometimes) (?:meet|meets|met)(?: .+)?,
  not(?: yet)? (?:met|achieved), unsatisfactory, inadequate, insufficient, developing, emerging, room for improvement, to be improved, a weakness,
  verbesserungs(?:würdig|bedürftig|fähig), (?:noch )?ausbaufähig, mangelhaft, ungenügend, unzureichend, ausreichend, (?:eher |noch )?(?:schwach|unsicher|lückenhaft), unterdurchschnittlich,
  (?:noch )?nicht erfüllt, teilweise erfüllt, (?:es besteht |mit |deutlicher )?(?:verbesserungs|entwicklungs|handlungs|nachhol)bedarf, unbefriedigend,
  onvoldoende, matig, zwak, slecht, kan beter, (?:een )?(?:verbeterpunt|aandachtspunt), onder verwachting`);

/** "2/5", "5 of 5": under three fifths is not well. */
const OUT_OF = /^(\d{1,2})(?:[.,]\d)?\s*(?:\/|of|out of|von|van)\s*(\d{1,2})$/iu;
const WELL_MIN = 0.6;

/** How a whole cell judges; `null` where it does not. */
export function ratingOf(cell: string): Rating | null {
  const said = cell.replace(/^[\s(]+|[\s).,;!]+$/gu, '');
  const [, got, most] = OUT_OF.exec(said) ?? [];
  if (got !== undefined) return Number(got) / Number(most) >= WELL_MIN ? 'well' : 'badly';
  if (WELL.test(said)) return 'well';
  return BADLY.test(said) ? 'badly' : null;
}

/** What a form says of who is judged, when and by whom, and what stands over a mail or beside an advert. */
const FACT = words(`
  (?:first |last |full |employee )?name, employee, position, job title, title, role, grade, department, team, period, review period, date, reviewer, manager,
  line manager, reporting to, reports to, from, to, cc, bcc, subject, re, sent, location, hours, contract, posted, salary, reference, ref, signed, signature,
  (?:vor|nach)name, funktion, abteilung, zeitraum, beurteilungszeitraum, datum, vorgesetzter?, vorgesetzte, von, an, betreff, gesendet, ort, standort, arbeitszeit, personalnummer,
  beurteiler(?:in)?, unterschrift, mitarbeiter(?:in)?, naam, functie, afdeling, periode, leidinggevende, van, aan, onderwerp, plaats, uren,
  overall(?: rating| assessment| performance)?, gesamt(?:note|urteil|bewertung|beurteilung), eindoordeel`);

export const isFact = (label: string): boolean => FACT.test(label.trim());
