import type { Site } from './site.ts';

/** Invented people who doubt, lead, learn or come from elsewhere. */
export const ONLOOKERS: readonly Site[] = [
  {
    host: 'contrarymotion.example',
    name: 'Odile Ferrand',
    title: 'Contrary motion',
    folder: 'Doubts',
    about: 'I have been on call for twenty years and believe half of what I read.',
    entries: [
      {
        title: 'Continuous delivery is overrated for most of us',
        daysAgo: 14,
        text: `Unpopular opinion: most teams do not need to release a web service several times a day. They need to
release on a day when somebody is awake. The problem with frequent releases is not the tools, it is that each asks
for attention, and attention is what we have least of. It depends on how many people your change can hurt.`,
      },
      {
        title: 'The rollback myth',
        daysAgo: 52,
        text: `That you can always roll back a bad release quickly is a myth. Contrary to what the talks say, the data has
moved on, the mails are out, and the old version meets a world it does not know. In practice I roll forward four
times of five. The trade-offs are real: a small fix under pressure has downsides, too.`,
      },
      {
        title: 'What went wrong with our canary',
        daysAgo: 101,
        text: `What went wrong: the canary served the office, and the office does not buy anything. The monitoring was
green for six hours. Correction to my earlier piece: a canary is worth what its people are worth.`,
      },
      {
        title: 'Stop calling it zero downtime',
        daysAgo: 160,
        text: `Stop calling it a database migration without downtime if writes fail for nine seconds. Nine seconds of a
payment service are downtime. There is no evidence that users forgive us because the page was up.`,
      },
    ],
  },
  {
    host: 'afterwards.example',
    name: 'Sofia Marchetti',
    title: 'Afterwards',
    folder: 'Doubts',
    about: 'Reviews of incidents, mine and those that others publish.',
    entries: [
      {
        title: 'A migration, a lock, and forty minutes',
        daysAgo: 19,
        text: `Lessons learned from a database migration that was to be without downtime: the lock timeout was set in the
session of the tool, not in that of the migration. Mistakes we made: nobody had rehearsed it on a table of that size.
[Priya Raman](https://slowtables.example/locks-you-did-not-ask-for) warns of exactly this.`,
      },
      {
        title: 'The release was fine, the rollback was not',
        daysAgo: 57,
        text: `A post-mortem of a rollback. The release had a small fault. Rolling back the release quickly brought the old
version to a cache of the new format. To be fair, the runbook said so, on page nine.
[Marit Solheim](https://smallsteps.example/roll-back-a-bad-release-in-under-two-minutes) puts the format in the key.`,
      },
      {
        title: 'Nobody was watching the graph',
        daysAgo: 88,
        text: `The monitoring showed within three minutes that the release was bad. In practice nobody looked for fifty. An
alert on the difference between versions would have told us. [Noor Haddad](https://queues.example/attention) counts
attention as a queue, and I think that is right.`,
      },
      {
        title: 'Twelve reviews, one sentence',
        daysAgo: 133,
        text: `I read twelve published reviews of bad releases. What they share: the way to roll back had not been tried since it
was built. The sample size is small, your mileage may vary. See also [Hugo Stern](https://privatenotes.example/rehearsals).`,
      },
    ],
  },
  {
    host: 'nachtsumdrei.example',
    name: 'Henrike Vollmer',
    title: 'Nachts um drei',
    language: 'de',
    folder: 'Doubts',
    about: 'Bereitschaft, Betrieb und ein wenig Schlaf.',
    entries: [
      {
        title: 'Rollback in fünf Minuten: ein Versuch',
        daysAgo: 11,
        text: `Wir wollten wissen, wie lange ein Rollback wirklich dauert. Ein Release zurückzurollen dauerte zwölf Minuten,
davon neun für die Frage, wer es darf. Seitdem darf es jede Person in Bereitschaft. In der Praxis hat das mehr
gebracht als jedes neue Werkzeug im Monitoring.`,
      },
      {
        title: 'Migration ohne Downtime, mit Augenmaß',
        daysAgo: 59,
        text: `Eine Migration der Datenbank ohne Downtime braucht drei Releases und Geduld. Es kommt darauf an, ob jemand die
alte Spalte noch liest. Wir benennen sie erst um und warten eine Woche.`,
      },
      {
        title: 'Monitoring, das schlafen lässt',
        daysAgo: 104,
        text: `Das Monitoring vergleicht nach jedem Release die neue Version mit der alten. Andererseits: Wer nachts um drei
geweckt wird, will eine Frage mit zwei Antworten, nicht vierzig Kurven.`,
      },
    ],
  },
  {
    host: 'wardrounds.example',
    name: 'Ruth Abelson',
    title: 'Ward rounds',
    folder: 'Elsewhere',
    about:
      'I run the theatre schedule of a hospital and write about changing things that must not stop.',
    entries: [
      {
        title: 'Changing the drug chart while patients are on it',
        daysAgo: 25,
        text: `We replaced the drug chart of six wards, and no ward closed. Both charts were valid for a fortnight, and every
dose stood on both. My nephew tells me that this is how databases do a migration without downtime. The
handover checklist came from [aviation](https://cockpitnotes.example/handover).`,
      },
      {
        title: 'Who may stop an operation',
        daysAgo: 79,
        text: `Anybody in the room. Not as a rule on the wall: the surgeon thanks whoever does. To roll back quickly you need
permission, not a button. The checklist is read aloud, each time, by the youngest.
[The study](https://safesurgery.example/checklists) is twelve years old and still good.`,
      },
      {
        title: 'Alarms that nobody hears',
        daysAgo: 128,
        text: `A monitor on our ward alarms four hundred times a day. The nurses hear six. If your monitoring is to tell you
that something is bad, it must first be quiet. See the [alarm census](https://wardalarms.example/census).`,
      },
    ],
  },
  {
    host: 'firstoncall.example',
    name: 'Amina Diallo',
    title: 'First on call',
    folder: 'Elsewhere',
    about: 'Second year as a developer. I write down what I did not know.',
    entries: [
      {
        title: 'My first rollback',
        daysAgo: 3,
        text: `I rolled back a release today. Quickly, even: four minutes, three of them to find the runbook. I was sure that I
had broken production, it was a certificate. What I did not know: you may roll back first and be wrong about why.`,
      },
      {
        title: 'Questions I was afraid to ask about migrations',
        daysAgo: 30,
        text: `What happens to people who are using the table? Why is an index "concurrent"? Who decides that a database
migration without downtime is done? I asked all three, and two of them had no agreed answer.`,
      },
      {
        title: 'Reading graphs for beginners',
        daysAgo: 69,
        text: `Our monitoring has two hundred graphs. I asked everyone which one tells them that a release is bad. Seven people,
five graphs. We made a page with those five.`,
      },
    ],
  },
  {
    host: 'quietteams.example',
    name: 'Grace Okonjo',
    title: 'Quiet teams',
    folder: 'Elsewhere',
    about: 'Engineering manager. Teams, courage, calendars.',
    entries: [
      {
        title: 'Nobody dares to deploy on Fridays',
        daysAgo: 8,
        text: `It is never about Fridays. I asked my team what a bad release had cost them, and they told me about a meeting. We
now thank whoever rolls back, and the releases came by themselves. [Ilse Brandt](https://reversible.example/friday) has a
year of data on this.`,
      },
      {
        title: 'Release notes as a habit of respect',
        daysAgo: 64,
        text: `One sentence for each release, by the person who wrote the change, for the people who answer the phone.`,
      },
      {
        title: 'The calendar is a product',
        daysAgo: 126,
        text: `I cancelled every meeting that nobody could explain. Eleven hours a week came back.`,
      },
    ],
  },
  {
    host: 'bankhours.example',
    name: 'Pavel Dvorak',
    title: 'Bank hours',
    folder: 'Infrastructure',
    about: 'Migrations in a bank. I stopped writing when I stopped migrating.',
    entries: [
      {
        title: 'Migrating a ledger without closing the bank',
        daysAgo: 640,
        text: `Database migrations without downtime in a bank: two ledgers, one truth, and a reconciliation each hour. We ran
both for five months. The cut was a release like any other, and the rollback was tested by the auditors.`,
      },
      {
        title: 'Reconciliation before migration',
        daysAgo: 700,
        text: `Write the comparison first. If you cannot say whether two databases agree, do not begin the migration.`,
      },
    ],
  },
  {
    host: 'fjordkitchen.example',
    name: 'Leif Aune',
    title: 'Fjord kitchen',
    folder: 'Elsewhere',
    about: 'Bread, boats and sometimes servers.',
    entries: [
      {
        title: 'A rye that forgives',
        daysAgo: 5,
        text: `This dough waits for you. Leave it for a day, leave it for three; it only gets better.`,
      },
      {
        title: 'Varnish in the rain',
        daysAgo: 45,
        text: `Do not. I did, and now the boat has freckles.`,
      },
    ],
  },
];

/** Whom the others link to, and nobody follows yet. */
export const STRANGERS: readonly Site[] = [
  {
    host: 'reversible.example',
    name: 'Ilse Brandt',
    title: 'Reversible',
    about: 'On decisions that can be taken back.',
    entries: [
      {
        title: 'Undo is a feature of the team',
        daysAgo: 16,
        text: `To roll back a bad release quickly, a team needs to have said beforehand that it may. I collected forty teams that
did and asked what changed. They release a web service more often, and they talk sooner.`,
      },
      {
        title: 'A year of Fridays',
        daysAgo: 90,
        text: `I noted every Friday release of a year: two hundred and four, nine rolled back, none on the weekend.`,
      },
    ],
  },
  {
    host: 'queues.example',
    name: 'Noor Haddad',
    title: 'Queues, weekly',
    about: 'Queueing for people who wait.',
    entries: [
      {
        title: 'Attention is a queue',
        daysAgo: 20,
        text: `Monitoring that a release is bad competes with everything else somebody has to look at. Count what waits.`,
      },
    ],
  },
  {
    host: 'privatenotes.example',
    name: 'Hugo Stern',
    title: 'Private notes',
    about: 'Not for programs.',
    isClosed: true,
    entries: [{ title: 'Rehearsals', daysAgo: 30, text: 'On rehearsing a rollback of a release.' }],
  },
];
