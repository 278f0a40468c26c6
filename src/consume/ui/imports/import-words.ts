import { HIGHLIGHTS_MAX } from '../../highlights/limits.ts';
import type { LibraryImportView } from '../../imports/schema.ts';
import { TAGS_MAX } from '../../library/limits.ts';

const FORMAT_WORDS: Record<LibraryImportView['format'], string> = {
  bookmarks: 'Bookmarks',
  pocket: 'Pocket',
  instapaper: 'Instapaper',
  raindrop: 'Raindrop',
  pinboard: 'Pinboard',
  readwise: 'Readwise',
  omnivore: 'Omnivore',
  wallabag: 'wallabag',
  karakeep: 'Karakeep',
  hypothesis: 'Hypothesis',
  annotations: 'Annotations',
  table: 'A table',
  kith: 'Kith',
};

export const formatWords = ({ format }: LibraryImportView): string => FORMAT_WORDS[format];

export const countOf = (count: number, one: string, several: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;

const LONGER_ONE = 'note of yours, with what is longer than a takeaway may be';
const LONGER = 'notes of yours, with what is longer than a takeaway may be';

const NO_ROOM = {
  tags: `out: a page has room for ${TAGS_MAX}, folders among them`,
  highlights: `out: a page has room for ${HIGHLIGHTS_MAX}`,
};

/** What an import brings, a line for each kind of thing; nothing of what is not there. */
export function factsOf({ items, ...view }: LibraryImportView): string[] {
  const facts: [number, string, string][] = [
    [items.new, 'page is new', 'pages are new'],
    [items.more, 'page you keep gets something new', 'pages you keep get something new'],
    [
      items.known,
      'page is here already, as it is there',
      'pages are here already, as they are there',
    ],
    [view.highlights, 'highlight', 'highlights'],
    [view.takeaways, 'note on a page', 'notes on pages'],
    [view.notes, LONGER_ONE, LONGER],
    [view.texts, 'page with its text', 'pages with their text'],
    [view.goals, 'page for a goal of yours', 'pages for goals of yours'],
    [view.tags, 'tag', 'tags'],
    [
      view.leftOut.highlights,
      `highlight stays ${NO_ROOM.highlights}`,
      `highlights stay ${NO_ROOM.highlights}`,
    ],
    [view.leftOut.tags, `tag stays ${NO_ROOM.tags}`, `tags stay ${NO_ROOM.tags}`],
    [view.problems.length, 'line could not be read whole', 'lines could not be read whole'],
  ];
  return facts.filter(([count]) => count > 0).map((fact) => countOf(...fact));
}

/** How much of it is in. */
export const doneWords = ({ stepsDone, stepsTotal }: LibraryImportView): string =>
  `${stepsDone.toLocaleString('en')} of ${countOf(stepsTotal, 'page is here.', 'pages are here.')}`;

/** Where it stands, in a few words for a list. */
export function stateWords(view: LibraryImportView): string {
  if (view.state === 'preview') return 'Not brought in yet';
  if (view.state === 'applying') return 'Being brought in';
  if (view.state === 'undoing') return 'Being taken back';
  return view.state === 'undone' ? 'Taken back' : 'Brought in';
}
