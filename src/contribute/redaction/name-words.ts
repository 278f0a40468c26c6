/** Words by which a name is known, or by which it is known that there is none. Folded: lower case, no accents. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** What stands before a name of somebody. */
export const HONORIFICS = words(`
  m mr mrs ms miss mx dr prof professor sir dame lord lady rev herr herrn frau fraulein dipl ing mag
  monsieur madame mme mlle mm maitre senor senora srta sr sra don dona signor signora sig dott
  dottoressa meneer mevrouw dhr mw drs mevr pan pani hr fru`);

/** What stands within a name, in small letters. */
export const PARTICLES = words(`
  de van von der den di da del della dello dei du la le ter ten te zu zum bin ibn al el dos das do af
  av of`);

/** What a company or club is by law, right behind its name; of two letters only as written. */
export const LEGAL_FORM =
  /^[ \t]*,?[ \t]*(?:& ?Co\.?[ \t]*)?(?:[Gg]?[Gg][Mm][Bb][Hh]|AG|KGaA|KG|UG|OHG|GbR|eG|e\. ?V\.|eV|SE|[Ll][Tt][Dd]|Limited|LL[CP]|L\.L\.C\.|[Ii][Nn][Cc]|Incorporated|[Cc]orp|Corporation|PLC|plc|[Bb]\. ?[Vv]\.?|BV|bv|N\. ?V\.?|NV|VOF|S\.A\.R\.L\.|SARL|S\.A\.S\.|SAS|S\.A\.|SA|S\.r\.l\.|SRL|S\.p\.A\.|SpA|S\.L\.|SL|Oyj?|AB|ASA|AS|A\/S|ApS|Pty|& ?Co|Sp\. ?z ?o\. ?o\.|s\.r\.o\.|Kft|Zrt)(?![\p{L}\p{N}])\.?/u;

/** Beside these words a name is that of an organisation. */
export const ORGANISATIONS = words(`
  university universitat universiteit universite universidad universita college school hogeschool
  hochschule institute institut instituut institution bank bankhaus group gruppe groep holding
  foundation stiftung stichting verein association hospital klinik klinikum ziekenhuis council
  ministry ministerium ministerie agency agentur studio studios labs lab systems solutions
  consulting technologies software partners ventures capital media verlag werke airlines insurance
  versicherung gemeente kommune rathaus department abteilung`);

/** Before the name of a place. */
export const BEFORE_PLACES = words(`in near nach aus naar uit te en bij across around visiting`);
/** Before the name of somebody's work or a place. */
export const BEFORE_ORGANISATIONS = words(`at bei chez joined left`);
/** Before the name of a program where it may be that of an employer. */
export const BEFORE_EMPLOYERS = words(`at bei chez joined left for from fur von bij voor van pour`);

/** After the name of who does it. */
const DOING = words(`
  agreed disagreed is was has had will would can could may might should did does says said asks asked tells told
  thinks thought knows knew wants wanted gives gave makes made takes took shows showed writes wrote
  runs ran leads led helps helped feels felt means meant finds found keeps kept meets met comes came
  goes went reads sees saw got gets sent brought taught spoke left put lost won
  ist war hat hatte wird wurde kann konnte will wollte soll sagte sagt meinte meint fragte fragt fand
  findet gab gibt zeigte zeigt schrieb schreibt ging kam weiss wusste erklarte half macht machte
  heeft had zei zegt vond vindt vroeg vraagt wil wilde kan kon gaf geeft liet schreef dacht denkt
  est a etait avait dit disait pense pensait veut voulait peut sait demande es era ha tiene dice dijo
  quiere sabe puede disse pensa vuole`);
export const isDoing = (folded: string): boolean => DOING.has(folded) || /[^e]ed$/.test(folded);

/** Begin sentences and titles, or have a capital without being a name. */
export const ORDINARY = words(`
  i we you he she it they this that these those there here what when where why who how which while
  although because since though however therefore moreover meanwhile instead also again still even
  just only maybe perhaps yes no ok okay great good nice well so then now soon later today yesterday
  tomorrow first second third finally next last once twice often never always sometimes usually
  whoever whatever whichever whenever wherever ask tell mail email ping give show add keep put let
  make take thanks thank dear hi hello hey please sorry best regards cheers met asked told called saw
  talked spoke discussed learned learnt read wrote tried did had got went found heard said felt
  thought lunch dinner coffee breakfast meeting call talk chat note notes idea ideas question
  questions answer answers lesson lessons review retro retrospective project team work goal goals plan
  plans step steps summary todo task tasks agenda result results problem problems example examples
  context background feedback people person somebody something someone anybody everybody everyone
  nobody nothing everything anything another others most many few some all both each every my our your
  his her its their the a an and or but if in on at by for with from to of as than not do be is are
  was were about after before during without within between against until over under fall april may june
  august spring summer autumn winter internet web god mum dad mom ich wir du er sie es ihr man das die
  der den dem ein eine einen heute gestern morgen dann danach dort hier aber und oder wenn weil dass
  obwohl nach vor bei mit von zu fur ohne gegen seit wahrend warum wie wer wo organisation ort adresse
  nummer jemand ik wij je hij zij het de een dit dat vandaag gisteren toen daarna maar en als omdat
  volgens ook iemand iets plaats adres tu il elle nous vous ils elles le la les une ce cette aujourd
  demain puis mais et ou si selon apres avec chez reunion quelqu lieu segun con llame yo el ella
  nosotros ellos los las hoy ayer manana pero y o alguien lugar html id`);

/** Given names and words that both mean something in small letters. */
export const ALSO_WORDS = words(`
  will mark rose hope grace may june april august bill rob art jack pat sue drew frank dean chase grant
  miles young long short white black brown green gray grey king rich sandy ray don max faith joy dawn
  ivy lily daisy olive ruby pearl amber crystal jade iris holly ginger summer autumn win gene cliff
  glen dale lane brook wood woods stone field fields ford hill hills banks bell ball day days love
  price case cook baker carter cooper fisher hunter marsh mason miller page parker porter potter
  shepherd smith taylor turner walker ward weaver wright best bright sharp swift strong wise major
  ernst wolf stark klein gross koch bach berg lang kurz weiss schwarz braun roth fuchs vogel jung alt
  kaiser konig richter bauer becker fischer muller schmidt schneider weber wagner zimmermann neu frei
  bird fox lamb rice rush sage skip trip van guy nick pierce stew tab tad ted tom penny robin martin
  christian victor earnest constant noble moon snow winter frost rain storm`);

/** Of these, nouns of German: they have a capital as words too, so "weber" in small letters is Anna Weber. */
const CAPITAL_ANYWAY = words(`
  koch vogel fuchs kaiser konig richter bauer becker fischer muller schmidt schneider weber wagner
  zimmermann`);

/** Whether a part of a name, in small letters, is a word of every day and so names nobody. */
export const isWordToo = (word: string): boolean =>
  ALSO_WORDS.has(word) && !CAPITAL_ANYWAY.has(word);

/** Have a capital within a sentence as times of the year too. */
export const SEASONS = words('april may june august summer autumn winter');

/** German nouns have capitals too: these endings and words are none of a name. */
export const GERMAN_NOUN =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|taet|tat|ismus|nis|nisse|tum|ling|chen|ment|anz|enz|arbeit|zeit|tag|tage|woche|wochen|gesprach|gesprache|weise|prozess|projekt|team|kunde|kunden)$/u;
export const GERMAN_BEFORE_NAMES = words(`
  mit von bei in aus nach fur gegen ohne uber an auf durch wie als und oder dass weil wenn ob
  traf fragte bat rief sagte sah kenne kennt danke lieber liebe hallo an`);
export const GERMAN_ORDINARY = words(`
  freude ruhe hilfe liebe angst mut zeit geduld beginn ende anfang fehler fragen antworten menschen
  leute kollegen kolleginnen kollege kollegin chef chefin themen thema beispiel beispiele idee ideen
  ergebnis ergebnisse punkte punkt ziele ziel schritt schritte plan plane dinge sachen wissen lernen
  texte text seite seiten kaffee mittag abend feierabend urlaub hause ordnung rucksicht recht kraft
  vertrauen respekt kritik lob bezug hinweis hinweise grund grunde daten software code tests test
  kunde kunden projekt projekte team teams woche wochen monat monate jahr jahre stunde stunden
  minuten tage art druck erfolg erfahrung stress musik sport post
  fristen frist server servern meetings meeting termine terminen aufgaben systeme systemen prozesse
  prozessen kurse kursen bucher buchern buch ticket tickets rechnung rechnungen nummer nr rollen rolle
  entwicklern entwickler nutzern nutzer anwendern kundinnen teilnehmern partnern mitarbeitern
  mitarbeitenden methoden methode werkzeugen werkzeuge regeln regel details geld bereich bereichen
  vertrag vertrage vortrag vortrage fehlern pausen pause sorgen worten worte bildern bilder zahlen
  namen listen liste mails mail apps app anwendungen schulen schule kindern kinder eltern freunden
  freunde studierenden lehrkraften beitrag geschichte kanal reihe rahmen ansatz ansatze muster`);
