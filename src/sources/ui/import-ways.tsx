const WAYS = [
  {
    title: 'Any feed reader',
    words:
      'Its subscriptions as an OPML file: everyone you read there, with their feeds, and its folders as groups.',
    where:
      'In Feedly, Inoreader, NetNewsWire, Miniflux and others look in the settings for “Export” or “OPML”. The file ends in .opml or .xml.',
  },
  {
    title: 'Addresses',
    words:
      'Any list of websites, feeds or Mastodon accounts, pasted: Kith visits each, and finds its feed and who writes there.',
    where: 'A page of links, a blogroll, a note of yours. Up to 500 at a time.',
  },
  {
    title: 'Mastodon',
    words: 'The accounts you follow, as following_accounts.csv: each becomes a person with a feed.',
    where:
      'On your server: Preferences → Import and export → Data export → Follows, the CSV beside it.',
  },
  {
    title: 'LinkedIn',
    words:
      'Your contacts, as Connections.csv: names, employers and roles, joined to people you read already.',
    where:
      'Settings & Privacy → Data privacy → Get a copy of your data → Connections. LinkedIn sends an archive by e-mail, often the next day; the file is inside. It holds no feeds.',
  },
];

/** What can be brought in, and where each export is to be had. */
export function ImportWays() {
  return (
    <section className="import-ways" aria-labelledby="import-ways">
      <h2 id="import-ways">What you can bring in</h2>
      <ul>
        {WAYS.map(({ title, words, where }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{words}</p>
            <p className="import-soft">{where}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
