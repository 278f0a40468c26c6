import type { C, Cell, Phase } from '#goals';

/** A kind of tool: what it is for, in which cells it mostly serves, and a few that many know. */
export interface Kind {
  kind: string;
  name: string;
  words: string;
  /** The cells it mostly serves: each C with its phases. */
  serves: Partial<Record<C, readonly Phase[]>>;
  /** By the alphabet. Named because many know them; Kith gains nothing by any of them. */
  examples: readonly string[];
}

/**
 * Kinds of tools, not a list of products. That search, feed readers and bookmarks serve taking in, notes creating,
 * short messages and bookmarks connecting, and blogs, wikis and written-together texts contributing, is what the
 * research on the four Cs names as common; the rest, and the phases, are our own arrangement.
 */
export const KINDS: readonly Kind[] = [
  {
    kind: 'search',
    name: 'Search',
    words: 'Finds what is public.',
    serves: { consume: ['forethought', 'performance'] },
    examples: ['DuckDuckGo', 'Google', 'Semantic Scholar'],
  },
  {
    kind: 'feeds',
    name: 'Feed reader',
    words: 'Brings what chosen people publish, in one place.',
    serves: { consume: ['forethought', 'performance'] },
    examples: ['Feedly', 'FreshRSS', 'Miniflux', 'NetNewsWire'],
  },
  {
    kind: 'bookmarks',
    name: 'Bookmarks and references',
    words: 'Keeps what was found, with tags; shared, it shows others what you read.',
    serves: { consume: ['performance'], connect: ['performance'] },
    examples: ['linkding', 'Pinboard', 'Raindrop.io', 'Zotero'],
  },
  {
    kind: 'video',
    name: 'Video',
    words: 'Talks, lectures, somebody doing it before your eyes.',
    serves: { consume: ['forethought', 'performance'] },
    examples: ['PeerTube', 'Vimeo', 'YouTube'],
  },
  {
    kind: 'podcasts',
    name: 'Podcasts',
    words: 'People thinking aloud, for the way to work.',
    serves: { consume: ['performance'] },
    examples: ['AntennaPod', 'Apple Podcasts', 'Overcast'],
  },
  {
    kind: 'courses',
    name: 'Courses and workshops',
    words: 'A path that somebody laid, often with others on it.',
    serves: { consume: ['performance'], connect: ['performance'] },
    examples: ['Coursera', 'edX', 'FutureLearn'],
  },
  {
    kind: 'books',
    name: 'Books and papers',
    words: 'The long form.',
    serves: { consume: ['forethought', 'performance'] },
    examples: ['Library', 'O’Reilly', 'Open Library'],
  },
  {
    kind: 'notes',
    name: 'Notes',
    words: 'Your own words, kept and linked.',
    serves: { create: ['performance', 'reflection'], connect: ['performance'] },
    examples: ['Joplin', 'Logseq', 'Obsidian', 'Paper notebook'],
  },
  {
    kind: 'diary',
    name: 'Diary',
    words: 'How it went, for nobody but you.',
    serves: { create: ['reflection'] },
    examples: ['Day One', 'Diarium', 'Paper diary'],
  },
  {
    kind: 'drawing',
    name: 'Drawing and maps of ideas',
    words: 'Thinking in boxes and lines.',
    serves: { create: ['forethought', 'performance'] },
    examples: ['Excalidraw', 'Freeplane', 'Whiteboard'],
  },
  {
    kind: 'planning',
    name: 'Plans and lists',
    words: 'Steps, with their days.',
    serves: { create: ['forethought'] },
    examples: ['Kanboard', 'Todoist', 'Trello'],
  },
  {
    kind: 'microblogs',
    name: 'Social networks and short messages in public',
    words: 'Meets people by what they say; asks into the round.',
    serves: {
      connect: ['forethought', 'performance', 'reflection'],
      contribute: ['forethought', 'performance'],
    },
    examples: ['Bluesky', 'LinkedIn', 'Mastodon'],
  },
  {
    kind: 'messaging',
    name: 'Messages',
    words: 'One to one, or a small round.',
    serves: { connect: ['performance', 'reflection'] },
    examples: ['Element', 'Signal', 'Slack', 'Zulip'],
  },
  {
    kind: 'calls',
    name: 'Calls',
    words: 'Voice and face, a shared screen.',
    serves: { connect: ['performance', 'reflection'] },
    examples: ['BigBlueButton', 'Jitsi Meet', 'Zoom'],
  },
  {
    kind: 'meetings',
    name: 'Meetups and conferences',
    words: 'People of the same trade, in one room.',
    serves: { connect: ['forethought', 'performance'], contribute: ['performance', 'reflection'] },
    examples: ['Local meetup', 'Mobilizon', 'Unconference'],
  },
  {
    kind: 'forums',
    name: 'Forums and questions',
    words: 'Asking and answering where the next one finds it.',
    serves: { connect: ['performance', 'reflection'], contribute: ['performance'] },
    examples: ['Discourse', 'Reddit', 'Stack Exchange'],
  },
  {
    kind: 'blogs',
    name: 'Blogs and newsletters',
    words: 'What you know, and how you came to know it, in public.',
    serves: { contribute: ['performance', 'reflection'] },
    examples: ['Ghost', 'WordPress', 'WriteFreely'],
  },
  {
    kind: 'wikis',
    name: 'Wikis',
    words: 'Knowledge that many keep in order.',
    serves: { contribute: ['performance'] },
    examples: ['DokuWiki', 'MediaWiki', 'Outline'],
  },
  {
    kind: 'documents',
    name: 'Texts written together',
    words: 'One page, several hands.',
    serves: { create: ['performance'], contribute: ['forethought', 'performance'] },
    examples: ['CryptPad', 'Google Docs', 'HedgeDoc'],
  },
  {
    kind: 'making',
    name: 'Places to make and publish things',
    words: 'Code, data, designs that others can take further.',
    serves: { create: ['performance'], contribute: ['performance'] },
    examples: ['Codeberg', 'GitHub', 'Jupyter'],
  },
  {
    kind: 'cards',
    name: 'Flash cards and tests',
    words: 'Shows what has stayed.',
    serves: { consume: ['reflection'] },
    examples: ['Anki', 'Mnemosyne', 'RemNote'],
  },
  {
    kind: 'feedback',
    name: 'Feedback and surveys',
    words: 'Asks those who see your work.',
    serves: { consume: ['reflection'], connect: ['reflection'] },
    examples: ['Framaforms', 'LimeSurvey', 'Retrospective'],
  },
  { kind: 'other', name: 'Something else', words: '', serves: {}, examples: [] },
];

/** Whether a kind of tool mostly serves a cell. */
export const servesCell = ({ serves }: Kind, { c, phase }: Cell): boolean =>
  serves[c]?.includes(phase) ?? false;

export const kindNamed = (kind: string): Kind | undefined => KINDS.find((one) => one.kind === kind);

const fold = (name: string) => name.normalize('NFC').toLowerCase();

/** The kind that a known tool is of; "other" for one that nobody listed. */
export function kindOfTool(name: string): string {
  const folded = fold(name);
  return (
    KINDS.find((one) => one.examples.some((example) => fold(example) === folded))?.kind ?? 'other'
  );
}
