import { analyse } from './words/index.ts';

/**
 * Words in which anything is told, whatever it is about: how it felt, when it was, that it was tried.
 * They are rare where people write about their trade, so that by rarity alone they would carry a
 * sentence; what it is about stands beside them.
 */
const PLAIN: Readonly<Record<string, string>> = {
  en: `
    able actually afraid again ago all almost alone already always annoyed annoying another
    anybody anyone anything anyway anywhere ashamed away awful back bad badly became become
    becomes began begin begun being best better big bit both bring brought called came cannot
    certain clear clearly come comes confused constantly could couldn couple day days despite didn
    difficult difficulties difficulty disappointed doesn don done during easily easy eight either
    else embarrassed end ended enough entirely especially even eventually ever every everybody
    everyone everything everywhere exactly expect expected expecting fail failed failing fails
    failure far fast fear feel feeling feelings feels felt few finally find finding first five
    forget forgot found four frustrated frustrating fully gave generally get gets getting give
    given gives giving glad go goes going gone good got great guess guessed half happen happened
    happening happens happy hard hardly hate hated hates having hear heard help helped helps hope
    hoped hopes hoping idea ignored important impossible instead issue issues keep keeps kept kind
    knew know knowing known knows last lately later least leave leaves left less let like liked
    likely little long look looked looking looks lot lots love loved made mainly make makes making
    manage managed maybe mean meant mention met minute moment month months more morning most
    mostly much nearly necessary need needed needs nervous never new next nice nine nobody none
    nor nothing notice noticed now nowhere obvious obviously often ok okay old once one ones only
    other others otherwise part particular people perhaps please point possible pretty probably
    problem problems properly put puts quickly quite rather really result right sad said same saw
    say saying says scared second see seem seemed seems seen set seven several short shortly
    should shouldn show showed shown side simple simply since six slow slowly small solve solved
    somebody somehow someone something sometimes somewhat somewhere soon sort spend spent spite
    start started starting starts still stop stopped straight struggle struggled struggles
    struggling stuck stupid such suddenly suppose supposed sure surprised take taken takes taking
    tell telling ten terrible thank thanks thing things think thinking thinks third thought three
    times tired today told took tried tries trouble true try trying turn turned turns twice two
    unfortunately upset use used useful useless uses using usual usually various wait waited
    wanted wants wasn week weeks well went weren whatever whenever wherever whether whole wish
    wished within without won wonder wondered worked working works worried worse worst worth would
    wouldn wrong year years yes yesterday`,
  de: `
    abend aber alle allein alles anders anfang auch bald beim bekommen besser bisschen bleiben
    blieb dachte danach dann darum doch dreimal eben eigentlich einfach einmal endlich erst erste
    etwas falsch fand fast finden fing früh fühle fühlte ganz gar geben gehen geht gekommen
    gemacht genug gern gesagt gestern geworden gibt ging glaube gleich gut habe halt hatte heute
    hoffte immer irgendwie jahr jahre jede jeder jemand kam kaum keiner klappt klappte kommen
    konnte lange lassen leider leute machen machte mal manchmal mehr meist merke merkte mich
    minuten mittel monat monate morgen musste nichts nie niemand noch nochmal nur nächste oft paar
    plötzlich problem probleme richtig sagen sagte schlecht schon schwer schwierig sehen sehr
    sogar sollte spät stunde stunden tag tage trotz trotzdem versuche versuchen versucht versuchte
    viel viele vielleicht wahrscheinlich warum weil weiter weiß wenig wenige wieder wirklich woche
    wochen wollte wurde würde zuerst zuletzt zweimal überhaupt`,
  nl: `
    alleen alles altijd anders beetje beter bijna blijft daarna dacht dag dagen deed doen eerst
    eerste eigenlijk elke even fout gaan gaat gedaan geen gekregen geprobeerd gewoon ging goed
    haast had heb heel hoopte iedereen iemand iets jaar jaren keer kon kreeg kwam laat laatste
    lang lastig later lukt lukte maak maakte maand maanden makkelijk meer meestal merkte misschien
    moeilijk moest niemand niets nog nooit nu ooit opnieuw paar probeer probeerde probleem
    problemen slecht snel soms steeds teveel toch toen uiteindelijk vaak veel verkeerd vind voelde
    vond waarom week weer weet weinig weken werd wilde wist zelf zien zou`,
  fr: `
    alors année années après aucun aussi autre autres avais avait avant beaucoup besoin bien bon
    chaque chose choses comme comment crois croyais depuis dernier dernière difficile dire dit
    déjà encore enfin ensuite essaie essayais essayer essayé faire fais fait fallait fois gens
    heure heures hier ici jamais jour jours longtemps mais mal malgré mieux mois moment monde
    parfois parler passé pensais pense peu peut plus plusieurs plutôt pourquoi premier première
    presque problème problèmes quelqu quelque quelques rien savais semaine semaines sentais senti
    seul seulement souvent suis surtout toujours tous tout trop trouve trouvé très vais veux
    voulais voulu vraiment vu`,
  es: `
    además ahora algo alguien alguna algún antes así aunque ayer año años bastante bien bueno cada
    casi cosa cosas creo creía cuando debería decir después dicho difícil dije día días entonces
    equivocado fue fácil gente hablar había hace hacer hago hecho hice hora horas hoy ido
    intentado intentar intento intenté jamás luego mal mejor menos mes meses mientras mismo
    momento mucho muchos nada nadie nunca ocasión otra otro otros pensaba pensé peor poco pocos
    porque primer primero problema problemas pude pues quería quise quizás realmente saber sabía
    semana semanas sentí sentía sido siempre solo tampoco tanto tarde tener tenía todavía todo
    todos tuve veces vez último`,
};

/** Words that everybody uses for much: what one does with it, where, and with what sort of thing. */
const COMMON = `
  accept action add age agree allow answer appear apply area argue argument arrive article ask
  attempt avoid believe belong boring break broke broken build buy call care carry case catch
  cause change check choice choose chose chosen city close collect company compare complain
  complete consider contain continue control copy cost country cover create critical cut deal
  decide deliver depend describe detail develop different discuss door draw drive drop early eat
  empty enjoy enter evening event example exist experience explain express eye face fact fair fall
  false family figure fill finish fit fix floor fly follow form free friend front full girl group
  grow guy hand hang head heavy high history hold home hot hour house huge hurt imagine improve
  include increase information interest introduce invite job join jump land late learn letter
  level lie life light line list listen live local low main major man manage mark matter measure
  meet member message met mind miss modern money move name news night normal number offer office
  open opinion order own page paper parent pass pay person personal phone pick piece place plan
  play poor power prefer prepare present press prevent price private process produce product
  project promise public pull purpose push question quiet raise reach read real reason receive
  recognise record reduce refuse regret remember remove repeat replace reply report return rich
  rise road role room rule run save search sell send sense series serious serve service share
  sharp shop sign sit size skip sleep social sound speak special split spoke spoken spread stand
  state stay step stick stood story strange street strong study subject sudden suffer suggest
  summer support switch system table team talk taught teach term text throw time title tool top topic
  total touch town train treat type typical update value version view visit voice vote wake walk
  wall wash watch water weak wear weekend wide wild win woman word world worry write written wrote`;

let known: { plain: ReadonlySet<string>; common: ReadonlySet<string> } | undefined;

/** Made when first asked for: it needs stemmers of four languages, 2 MB, and not every thread asks. */
function terms() {
  known ??= {
    plain: new Set(Object.entries(PLAIN).flatMap(([language, words]) => analyse(words, language))),
    common: new Set(analyse(COMMON, 'en')),
  };
  return known;
}

/** Whether a term (see `analyse`) says nothing of what a sentence is about. */
export const isPlain = (term: string): boolean => terms().plain.has(term);

/** How much a term says of what a sentence is about, before one asks how rare it is. */
export function substanceOf(term: string): 0 | 0.5 | 1 {
  const { plain, common } = terms();
  return plain.has(term) ? 0 : common.has(term) ? 0.5 : 1;
}
