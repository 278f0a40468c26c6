import type { Site } from './site.ts';

/** Invented people who build and release: they write from inside the craft. */
export const BUILDERS: readonly Site[] = [
  {
    host: 'smallsteps.example',
    name: 'Marit Solheim',
    title: 'Small steps to production',
    folder: 'Delivery',
    about: 'Platform engineer. I write about releasing often without fear.',
    entries: [
      {
        title: 'Roll back a bad release in under two minutes',
        daysAgo: 6,
        text: `When a release is bad, the first minute goes to noticing and the second to acting. To roll back a bad
release quickly you must have decided beforehand what rolling back means. For us it is one command that points
the load balancer at the previous version, which has been kept warm the whole time.

The command does nothing clever. It does not rebuild, it does not run tests, it does not ask for approval. All of
that happened to the previous version yesterday. A rollback that needs a pipeline is a second release, and you
are making it at the worst moment of the week.

Three things used to stop us. The first was the database: a migration that dropped a column made the old version
impossible to run. Since then every migration without downtime comes in two releases, one that adds and, a week
later, one that removes. [Priya Raman](https://slowtables.example/expand-and-contract-in-practice) calls this expand and
contract and explains it better than I do.

The second was caches. The new version wrote entries the old version could not read, and a rollback turned one
broken page into a broken site. We put the version of the format into the key. It costs one cold cache for each
change of format, and nothing at all on most days.

The third was people. Nobody wanted to be the one who gave up. So we agreed that whoever is on call may roll back
any release without asking, and that rolling back is never the news in the review. The news is what we learned.
[Ilse Brandt](https://reversible.example/undo-is-a-feature) has a good piece on undo as a feature of the team and not of
the tool, and it changed how we speak about this.

We practise it. Every second Thursday somebody picks a release that is perfectly fine and rolls it back at eleven
in the morning. It takes ninety seconds. The first time it took forty minutes, because the previous version had
been garbage-collected an hour earlier. You want to find that out on a Thursday morning with coffee in your hand.

What do we measure? Time from the first alert to the old version serving everybody. Not the mean: the worst of the
last ten. The mean forgives the one night that matters. When the worst is above five minutes we stop feature work
on the pipeline until we know why. That has happened twice in a year, and both times the reason was a permission
that had been tightened by somebody who meant well.

There are releases you cannot roll back: a mail that was sent, a payment that was made, an index that was deleted.
List them. For those the answer is a small first group, a long look at the graphs, and a way forward instead of a
way back. Everything else should be so easy to take back that nobody thinks about it.

And if you can do only one thing this month, keep the previous version running for a day after each release. It
costs you a few machines. It buys you the calm in which all the other good habits grow: smaller releases, more of
them, on any day of the week, and by whoever happens to be at the keyboard.

People ask whether this makes us careless. I see the opposite. When taking back is cheap, people say early that
something looks odd, because saying so does not start a crisis. When it is dear, they wait for certainty, and
certainty arrives together with the customers' mails. Being able to roll back a bad release quickly is less about
speed than about being allowed to doubt in public.

Nine teams gave their numbers in [a thread on Calm Releases](https://discuss.calmreleases.example/t/rolling-back/41), and
under #smallreleases people tell what it cost them.`,
      },
      {
        title: 'The release train is a queue with a timetable',
        daysAgo: 41,
        text: `A weekly release collects a week of changes and then asks which of them broke production. Releasing
a web service several times a day is not about speed. It is about each release holding one change, so that the
question has one answer. We went from forty changes a release to three, and finding the bad one went from an
afternoon to a glance.`,
      },
      {
        title: 'What the monitoring must say five minutes after a release',
        daysAgo: 77,
        text: `To find out from monitoring that a release is bad you do not need more graphs. You need two lines: errors
for those on the new version, errors for those on the old one, at the same time of day. If the lines part, it is the
release. [Jonas Lindqvist](https://signalnoise.example/compare-versions-not-yesterdays) showed me this and I have
deleted eleven dashboards since. The queries are in [a topic on Calm Releases](https://discuss.calmreleases.example/t/two-lines/63).`,
      },
      {
        title: 'Deploying on a Friday is a question, not a rule',
        daysAgo: 118,
        text: `If nobody dares to deploy on Fridays, ask what would have to be true. For us: roll back in two minutes,
somebody on call who knows the change, and a release small enough to read. Then Friday is a day like others.
[Ilse Brandt](https://reversible.example/friday) kept a diary of a year of Fridays.`,
      },
      {
        title: 'Feature flags are migrations for behaviour',
        daysAgo: 163,
        text: `A flag lets you release code and behaviour apart. It also lives longer than planned. Give each an owner
and a day on which it goes, as you would a migration. We release behind a flag, watch the monitoring for the first
group, and remove the flag in the release after next.`,
      },
    ],
  },
  {
    host: 'slowtables.example',
    name: 'Priya Raman',
    title: 'Slow tables',
    folder: 'Delivery',
    about: 'Databases, mostly large ones, mostly while they are in use.',
    entries: [
      {
        title: 'Expand and contract in practice',
        daysAgo: 12,
        text: `Database migrations without downtime come down to one promise: the version that runs now and the version
that comes next must both be able to work with the schema as it is at this moment. Expand and contract keeps that
promise in four steps, each a release of its own.

First, add. A new column that may be empty, a new table, a new index built concurrently. Nothing reads it yet. The
old version does not know that it is there and does not care.

Second, write both. The application writes the old place and the new one in the same transaction. Readers still use
the old. You can stay in this step for weeks, and you can go back to the first at any time, because the old place
is complete.

Third, backfill. Not in one statement. A single update of two hundred million rows locks what you need and fills the
log of your replicas. Go through the key in batches of a few thousand, commit each, and sleep as long as the batch
took. It takes days. That is fine: nobody waits for it.

Then compare. Before anyone reads the new place, count where the two differ, and go on counting for a few days. In
the last four migrations of this kind the count was not zero the first time. Twice it was a second writer that
everybody had forgotten: an import that ran at night, and a script on somebody's laptop.

Fourth, read the new place, behind a flag, for one group first. Watch the slow queries, as an index that looks the
same is not always used the same. Only when the old place has had no reader for a week do you stop writing it, and
only a week after that do you drop it.

The drop is the only step that cannot be taken back. I therefore rename first. A column called
"zz_unused_since_march" breaks whatever still reads it, and renaming it back takes a second. In ten years that has
saved me three times.

What about constraints? Add them as not valid, then validate. A check that locks a table for an hour is downtime under
another name. What about foreign keys to a table that is being moved? Let them go for the time of the move, and
write a query that counts orphans instead. It is uglier than a constraint, and it runs while people shop.

Someone will say that this is a lot of releases for a column. It is. If each release costs you an afternoon, no
technique will help you, and the place to begin is [small steps](https://smallsteps.example/the-release-train-is-a-queue-with-a-timetable).
If a release costs you ten minutes, four of them are forty minutes spread over two weeks, and at no time was
anybody in danger.

The one thing I would like you to keep is the comparison. Most accounts of zero downtime migrations leave it out, as it
brings nothing when all goes well. It is the only step that tells you whether all went well.`,
      },
      {
        title: 'Locks you did not ask for',
        daysAgo: 49,
        text: `Adding a column is instant, until it waits behind a long report and everybody else waits behind it. Set a
lock timeout of two seconds on every migration and retry. A migration without downtime is one that gives up politely.`,
      },
      {
        title: 'Can you roll back a migration?',
        daysAgo: 95,
        text: `Down scripts are a comfort, nobody runs them. To roll back a bad release quickly the schema must fit both
versions, so there is nothing to migrate down. I said so [on Calm Releases](https://discuss.calmreleases.example/t/rolling-back/41/9), to some noise. I delete down scripts when I see them. [Ilse Brandt](https://reversible.example/undo-is-a-feature)
says the same of undo: it must be built before, not after.`,
      },
      {
        title: 'Backfilling while people shop',
        daysAgo: 150,
        text: `A backfill is a guest in your database. Small batches, a pause as long as the work, and a switch that
anybody on call can press. Database migrations that hurry are how zero downtime becomes four hours.`,
      },
    ],
  },
  {
    host: 'signalnoise.example',
    name: 'Jonas Lindqvist',
    title: 'Signal, noise',
    folder: 'Delivery',
    about: 'Monitoring and what it should have told us.',
    entries: [
      {
        title: 'Compare versions, not yesterdays',
        daysAgo: 9,
        text: `Was it the release, or is it Monday? To find out from monitoring that a release is bad, compare the new
version with the old one while both serve. Yesterday had other weather. A canary of five per cent and a plain test
on error counts tell you in six minutes what a dashboard tells you in an hour. We tried it out loud at [Quiet Deploys Rotterdam](https://www.meetup.com/quiet-deploys-rotterdam/events/311/).`,
      },
      {
        title: 'Three alerts that would have caught it',
        daysAgo: 38,
        text: `I read a hundred of our own reviews. In seventy, one of three signals moved within five minutes of the
release: errors by version, the slowest one per cent, and sign-ins that do not finish. Nobody had an alert on the
third. Monitoring a release means watching what people came for.`,
      },
      {
        title: 'Canaries need company',
        daysAgo: 66,
        text: `One canary tells you little: the noise of a single machine hides a bad release. Run the old version on
an equally new machine beside it. Then the monitoring compares like with like, and what remains is the release.`,
      },
      {
        title: 'Error budgets are a conversation',
        daysAgo: 109,
        text: `An error budget does not decide whether to release. It gives the two people who have to talk a number to
talk about. [Noor Haddad](https://queues.example/budgets-and-queues) describes how theirs became a queue discipline.`,
      },
      {
        title: 'Logs that know their version',
        daysAgo: 171,
        text: `Put the version of the release on every line and every metric. It is one day of work, and every later
question about a bad release begins with it.`,
      },
    ],
  },
  {
    host: 'flagday.example',
    name: 'Bram Kuiper',
    title: 'Flag day',
    folder: 'Delivery',
    about: 'Enthusiast of small releases and feature flags. One post a month, more or less.',
    entries: [
      {
        title: 'We released eleven times today and nobody noticed',
        daysAgo: 4,
        text: `Eleven releases of a web service, no downtime, one of them rolled back before lunch. The nicest thing about
releasing several times a day is how dull it is. If you have not tried feature flags with a small first group, try
them this week! The rollback was a flag: forty seconds.`,
      },
      {
        title: 'Flags for the faint-hearted',
        daysAgo: 33,
        text: `Begin with a flag that hides something nobody needs. Switch it on, off, on. Now everybody in the team has
released and rolled back a feature, and the word has lost its teeth. I love this first week.`,
      },
      {
        title: 'A rollback button for the whole team',
        daysAgo: 63,
        text: `We put a real button on the wall. It rolls back the last release quickly, and it works: support pressed it
before I had opened the graphs. Pictures of it and other buttons are under #smallreleases; I showed ours at [Quiet Deploys](https://www.meetup.com/quiet-deploys-rotterdam/). The best idea of the year, stolen from [Ilse Brandt](https://reversible.example/buttons).`,
      },
      {
        title: 'Dark launches with real traffic',
        daysAgo: 94,
        text: `Send each request to the new version too and throw its answer away. You see in the monitoring how the
release would behave, and nobody is the guinea pig. Mind the writes.`,
      },
      {
        title: 'Cleaning up flags with a calendar',
        daysAgo: 124,
        text: `Every flag gets a birthday and a funeral. On the first Monday of a month we release removals only.`,
      },
      {
        title: 'My favourite deploy script is eleven lines',
        daysAgo: 155,
        text: `Build, push, start the new version, wait until it is healthy, point traffic at it, keep the old one for a
day. That is a release of a web service without downtime, and the rollback is the fifth line with the old name.`,
      },
    ],
  },
  {
    host: 'twoslots.example',
    name: 'Kenji Watabe',
    title: 'Two slots',
    folder: 'Infrastructure',
    about: 'Load balancers, blue and green.',
    entries: [
      {
        title: 'Draining connections is the hard part of no downtime',
        daysAgo: 21,
        text: `Switching from blue to green takes a second. Letting go of the connections to blue takes ten minutes, if
you care for the people on them. A release of a web service without downtime is mostly patience: stop new work,
finish old work, then leave.`,
      },
      {
        title: 'Rollback by weight',
        daysAgo: 83,
        text: `The balancer has weights. Use them in both directions: one, five, twenty-five per cent on the way up, and
straight to zero when you roll back a bad release. Quickly down, slowly up.`,
      },
      {
        title: 'A rack of one’s own',
        daysAgo: 140,
        text: `I moved the test balancers to a cupboard at home. It is warm there, and the cat approves.`,
      },
    ],
  },
  {
    host: 'versionskew.example',
    name: 'Wen Li Tan',
    title: 'Version skew',
    folder: 'Infrastructure',
    about: 'Front ends that outlive their servers.',
    entries: [
      {
        title: 'Your users run last week’s release',
        daysAgo: 17,
        text: `Tabs stay open for days. When the server changes its answers, the old front end breaks, and a rollback of
the server does not bring those people back. Release so that the last two front ends work with every server, and
tell open tabs politely that there is a new version.`,
      },
      {
        title: 'Service workers and the release that would not go away',
        daysAgo: 72,
        text: `We rolled back a bad release quickly, and a third of the people kept it for a week: the service worker had
it in its cache. In practice the limitations of the cache decide how quickly you can roll back.`,
      },
    ],
  },
];
