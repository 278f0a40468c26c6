import { Link } from '#kit';

const WAYS = [
  {
    title: 'Address books (vCard)',
    words:
      'Any address book as a .vcf file, vCard 2.1, 3.0 or 4.0: people with addresses, work, notes, groups, whom they know, what they know about. What Kith has no use for is kept, and given back when you export.',
    where:
      'Apple’s Contacts: choose all, File → Export → Export vCard. Google: Export → vCard. Nextcloud: Contacts → the book’s menu → Download.',
  },
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
    title: 'LinkedIn',
    words:
      'Your connections with employer and role, and the days on which you wrote, invited or confirmed a skill: never what was written. Bring in a later archive to see who changed work.',
    where:
      'Settings & Privacy → Data privacy → Get a copy of your data: choose Connections, Messages, Invitations and Endorsements. LinkedIn sends the archive by e-mail, often within a day; give Kith the ZIP as it is, or Connections.csv alone. It holds no feeds.',
  },
  {
    title: 'Any address book',
    words:
      'Its cards as a vCard file (.vcf): names, addresses, groups, relations, what they know about. What Kith does not use is kept for the way back.',
    where:
      'In iCloud, Google, Fastmail, Nextcloud, Thunderbird and the phone look for “Export” or “Export vCard”.',
  },
  {
    title: 'Google Contacts',
    words: 'Names, addresses, employers, labels, websites and notes of your address book.',
    where:
      'On contacts.google.com: Export, then “Google CSV”. Google leaves some contacts out of its CSV; “vCard” has them all.',
  },
  {
    title: 'Outlook',
    words: 'Your contacts, from the web, the new or the classic program, in English or German.',
    where:
      'On outlook.com and in the new Outlook: People → Manage contacts → Export contacts. In the classic one: File → Open & Export → Import/Export → Export to a file → Comma separated values → Contacts.',
  },
  {
    title: 'Mastodon',
    words:
      'The accounts you follow, as following_accounts.csv: each becomes a person with a feed. From lists.csv they also take the names of your lists, as groups.',
    where:
      'On your server: Preferences → Import and export → Data export, the CSV beside “Follows” or “Lists”.',
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
      <p>
        Is your address book on a server?{' '}
        <Link href="/sources/address-books">Let Kith read it again and again</Link>.
      </p>
    </section>
  );
}
