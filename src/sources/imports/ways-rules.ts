/** A kind of list that can be brought in. */
export interface Way {
  title: string;
  /** Within a sentence: "Kith reads vCards (.vcf), OPML …". */
  named: string;
  words: string;
  /** Where it is to be had. */
  where: string;
}

/** All that Kith reads: for the page of bringing in people, and for the refusal of what is none of these. */
export const WAYS: readonly Way[] = [
  {
    title: 'Address books (vCard)',
    named: 'vCards (.vcf)',
    words:
      'Any address book as a .vcf file, vCard 2.1, 3.0 or 4.0: people with addresses, work, notes, groups, whom they know, what they know about. What Kith has no use for is kept, and given back when you export.',
    where:
      'Apple’s Contacts: choose all, File → Export → Export vCard. Google: Export → vCard. Nextcloud: Contacts → the book’s menu → Download.',
  },
  {
    title: 'Any feed reader',
    named: 'OPML',
    words:
      'Its subscriptions as an OPML file: everyone you read there, with their feeds, and its folders as groups.',
    where:
      'In Feedly, Inoreader, NetNewsWire, Miniflux and others look in the settings for “Export” or “OPML”. The file ends in .opml or .xml.',
  },
  {
    title: 'LinkedIn',
    named: 'LinkedIn’s archive or its Connections.csv',
    words:
      'Your connections with employer and role, and the days on which you wrote, invited or confirmed a skill: never what was written. Bring in a later archive to see who changed work.',
    where:
      'Settings & Privacy → Data privacy → Get a copy of your data: choose Connections, Messages, Invitations and Endorsements. LinkedIn sends the archive by e-mail, often within a day; give Kith the ZIP as it is, or Connections.csv alone. It holds no feeds.',
  },
  {
    title: 'Google Contacts',
    named: 'contacts from Google as CSV',
    words:
      'Names, addresses, employers, labels, websites and notes of your address book. What Kith has no place for is kept with the person under its title.',
    where:
      'On contacts.google.com: Export, then “Google CSV”. Google leaves some contacts out of its CSV; “vCard” has them all.',
  },
  {
    title: 'Outlook',
    named: 'contacts from Outlook as CSV',
    words:
      'Your contacts, from the web, the new or the classic program, in English, Dutch, French, German, Italian or Spanish. What Kith has no place for is kept with the person under its title.',
    where:
      'On outlook.com and in the new Outlook: People → Manage contacts → Export contacts. In the classic one: File → Open & Export → Import/Export → Export to a file → Comma separated values → Contacts.',
  },
  {
    title: 'Mastodon',
    named: 'Mastodon’s following_accounts.csv and lists.csv',
    words:
      'The accounts you follow, as following_accounts.csv: each becomes a person with a feed. From lists.csv they also take the names of your lists, as groups.',
    where:
      'On your server: Preferences → Import and export → Data export, the CSV beside “Follows” or “Lists”.',
  },
  {
    title: 'Another Kith',
    named: 'people exported from Kith as CSV or JSON',
    words:
      'People with everything that is known of them, as another Kith, or this one, exported them.',
    where: 'In the other Kith: People → Export → CSV or JSON.',
  },
  {
    title: 'Addresses',
    named: 'a list of addresses',
    words:
      'Any list of websites, feeds or Mastodon accounts, pasted: Kith visits each, and finds its feed and who writes there.',
    where: 'A page of links, a blogroll, a note of yours. Up to 500 at a time.',
  },
];

const named = WAYS.map((way) => way.named);
/** All of them in one sentence. */
export const KITH_READS = `Kith reads ${named.slice(0, -1).join(', ')}, or ${named.at(-1)}.`;
