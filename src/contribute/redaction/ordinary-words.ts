/** Words with a capital that are known to name nobody here. Folded: lower case, no accents. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Begin a sentence, an item of a list or a line, in notes above all. Only there: "Mr Stop" is somebody. */
export const OPENERS = words(`
  anyway furthermore apparently rather yeah um uh well basically honestly obviously besides hence thus
  otherwise nevertheless nonetheless overall afterwards beforehand recently eventually sometimes
  imagine remember consider notice suppose assume avoid start stop try use see look watch listen build
  fix check run write read think talk learn practise practice prepare plan book books course courses
  podcast podcasts video videos article articles tool tools source sources link links intro
  introduction conclusion contents content overview appendix title topic topics theme themes
  ingredients instructions details status update updates version release demo pause breathe slow
  focus choose decide begin finish continue change move open close set bring buy call come create
  define describe discuss draw explain explore find follow go help hold improve join know leave
  like list live measure need note offer order organise organize pay play practise present
  pull push reach reflect repeat research respond return save say search select send share sit sleep
  speak spend stay study suggest support teach test track train travel turn understand visit wait walk
  want work worry warning important optional required pros cons actions decisions risks options
  leider allerdings ausserdem vielleicht deshalb deswegen trotzdem jedoch dennoch schliesslich
  zunachst zuerst anschliessend endlich naturlich eigentlich ubrigens jedenfalls manchmal oft
  inzwischen vorher nachher spater bald immer nie niemand alle alles viele manche einige andere beide
  server termin termine aufgabe aufgaben ziel ziele quelle quellen buch bucher kurs kurse ubersicht
  einleitung inhalt fazit anhang wichtig achtung besprechung protokoll teilnehmer entscheidung
  merci cependant bref alors ensuite enfin d donc toutefois pourtant neanmoins parfois souvent toujours
  jamais maintenant bientot ainsi bonjour salut voici voila source article sommaire conclusion resume
  personnellement heureusement malheureusement effectivement evidemment finalement actuellement
  helaas misschien bovendien eigenlijk natuurlijk toch soms vaak altijd nooit eerst later overleg
  afspraak afspraken besluit besluiten bron bronnen boek boeken cursus inleiding samenvatting
  quiza quizas ademas entonces siempre nunca primero luego despues gracias hola resumen fuente`);

/** Languages and where people are from. */
export const ORIGINS = words(`
  english german french dutch spanish italian portuguese russian chinese japanese korean arabic hebrew
  turkish polish czech danish swedish norwegian finnish greek hungarian romanian bulgarian ukrainian
  irish scottish welsh belgian swiss austrian canadian australian mexican brazilian indian european
  american british african asian latin
  englisch deutsch franzosisch spanisch italienisch niederlandisch russisch chinesisch japanisch
  turkisch polnisch arabisch latein engels duits frans nederlands spaans italiaans
  anglais francais allemand espagnol neerlandais italien russe chinois`);

/** Programs, formats and what they are made with. Who works there is asked about all the same: "at GitHub". */
export const TECHNOLOGY = words(`
  docker kubernetes terraform ansible github gitlab bitbucket python javascript typescript
  rust golang php kotlin haskell erlang elixir clojure postgresql postgres mysql mariadb sqlite mongodb
  redis kafka elasticsearch rabbitmq prometheus grafana linux ubuntu debian fedora windows macos android
  ios iphone ipad macbook excel powerpoint outlook sharepoint onedrive confluence jira trello asana
  notion obsidian evernote onenote anki slack teams zoom webex skype figma canva chatgpt copilot
  wikipedia wikipedie wiki youtube linkedin twitter facebook instagram mastodon bluesky tiktok
  whatsapp reddit spotify coursera udemy edx duolingo kindle audible kickstarter patreon markdown latex
  jupyter django rails react angular vue svelte nextjs nodejs numpy pandas pytorch tensorflow chrome
  firefox bluetooth wifi ethernet aws azure json yaml sql nosql graphql oauth openapi wordpress
  drupal moodle zotero vscode vim emacs git npm`);
/** What stands behind the name of a program as a part of it. */
export const OF_PROGRAMS = words(
  'actions pages issues docs drive code desktop cloud pro studio notebook board boards apps api hub',
);

/** Written in capitals because they are short for something. */
export const ABBREVIATIONS = words(`
  api apis css sql http https url urls ui ux kpi kpis okr okrs it ai pdf csv json xml faq ceo cto cfo
  coo cso hr pr tdd ci cd qa rfc id ids tv pc usb ok eu uk us usa un tbd asap fyi aka etc todo db vm vms
  cpu cpus gpu gpus ram ssd os cli ide sdk jwt rest grpc ssh dns vpn lan wan wlan tls ssl tcp udp ip ipv4
  ipv6 smtp imap ml llm llms rag nlp gpt iot ar vr ia ki bi erp crm saas sla slo slas slos poc mvp roi pto
  wip utf sha md5 iso din iec ieee aes rsa pep wcag covid gdpr dsgvo rgpd avg iban bic nr vs pm am
  ted diy html xhtml spa ssr cms seo sme b2b b2c gb mb kb tb hd lcd led`);
