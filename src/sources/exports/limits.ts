/** In which form people go out. Apart from the rest, so that the screen need not load that. */
export const PEOPLE_FORMATS = ['vcard', 'vcard3', 'csv', 'json', 'opml'] as const;
export type PeopleFormat = (typeof PEOPLE_FORMATS)[number];

/** People named one by one, as in a selection. */
export const EXPORTED_IDS_MAX = 500;
/** A value that comes more often than this for one person stays in the other formats only. */
export const COLUMNS_PER_FIELD_MAX = 200;

export const PEOPLE_FILES: Record<
  PeopleFormat,
  { ending: string; type: string; title: string; about: string }
> = {
  vcard: {
    ending: 'vcf',
    type: 'text/vcard; charset=utf-8',
    title: 'vCard 4.0',
    about: 'Address books of today: Nextcloud, Thunderbird, Android.',
  },
  vcard3: {
    ending: 'vcf',
    type: 'text/vcard; charset=utf-8',
    title: 'vCard 3.0',
    about: 'Apple’s Contacts, iCloud, Google, Outlook, and older programs.',
  },
  csv: {
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    title: 'Table (CSV)',
    about: 'Spreadsheets. A value that comes several times has several columns.',
  },
  json: {
    ending: 'json',
    type: 'application/json; charset=utf-8',
    title: 'JSON',
    about: 'Programs, and another Kith.',
  },
  opml: {
    ending: 'opml',
    type: 'text/x-opml; charset=utf-8',
    title: 'Their feeds (OPML)',
    about: 'Feed readers. Whoever publishes nowhere is not in it.',
  },
};
