import { sql } from 'kysely';
import { type Room, routesOf } from '#platform';
import { ERASE_ACCOUNT, eraseAccountJob } from './cards/books/disconnect.ts';
import { READ_BOOKS, readBooksJob, startReadingBooks } from './cards/books/read.ts';
import { cardBookRoutes } from './cards/books/routes.ts';
import { migrations as cardBooks } from './cards/books/schema.ts';
import { migrations as entries } from './entries/schema.ts';
import { exportRoutes } from './exports/routes.ts';
import { eraseMember, FORGET_FEED, forgetFeedJob } from './feeds/erase-member.ts';
import { erasePerson } from './feeds/erase-person.ts';
import {
  followFields,
  followMergedPeople,
  followSplits,
  keysOfPages,
} from './feeds/follow-people.ts';
import { forgetJobs } from './feeds/leave.ts';
import { migrations as feeds } from './feeds/schema.ts';
import { startPruningImages } from './images/prune.ts';
import { imageRoutes } from './images/routes.ts';
import { APPLY, applyImport, applyJob } from './imports/apply.ts';
import { importListRoutes } from './imports/lists/routes.ts';
import { migrations as importLists } from './imports/lists/schema.ts';
import { LOOK_AT_ADDRESS, lookAtAddressJob } from './imports/look.ts';
import { importRoutes } from './imports/routes.ts';
import { SAY_WHO_MAY_BE, sayWhoMayBeJob } from './imports/say-who-may-be.ts';
import { migrations as imports } from './imports/schema.ts';
import { UNDO, undoJob } from './imports/undo.ts';
import { ERASE_MAILBOX, eraseMailboxJob } from './mailboxes/disconnect.ts';
import { readMailboxJob } from './mailboxes/read.ts';
import { mailboxRoutes } from './mailboxes/routes.ts';
import { READ_MAILBOX, startReadingMailboxes } from './mailboxes/schedule.ts';
import { migrations as mailboxes } from './mailboxes/schema.ts';
import { migrations as happenings } from './places/calendar/schema.ts';
import { placeSourceRoutes } from './places/routes.ts';
import { migrations as places } from './places/schema.ts';
import { pollJobs, startPolling } from './polling/schedule.ts';
import { migrations as polling } from './polling/schema.ts';
import { ASK_HUB, askHubJob } from './push/ask-hub.ts';
import { startKeepingPushed } from './push/keep-pushed.ts';
import { pushRoutes } from './push/routes.ts';
import { migrations as push } from './push/schema.ts';
import { TAKE_IN, takeInJob } from './push/take-in.ts';
import { sourceRoutes } from './routes.ts';
import { migrations as search } from './search/schema.ts';

export { exportAddressBooks } from './cards/books/queries.ts';
export { blogrollAddresses } from './discovery/blogroll.ts';
export { authorOf, discover } from './discovery/discover.ts';
export { decodePage, hasMoreTagsThan } from './discovery/html-tree.ts';
export { knownAddress } from './discovery/known-rules.ts';
export { normaliseUrl, readPage, siteKey } from './discovery/page.ts';
export { type RollSite, readRoll } from './discovery/roll.ts';
export { EMBED_HOSTS } from './embeds/embed-rules.ts';
export { arrivedTo } from './entries/arriving.ts';
export { EntryLine, EntryView, entriesByPerson, entryById, entryLines } from './entries/queries.ts';
export { PEOPLE_FORMATS, type PeopleFormat } from './exports/limits.ts';
export { exportedPeople } from './exports/people.ts';
export { exportSources, opmlOf } from './feeds/export.ts';
export { follow, unfollow } from './feeds/follow.ts';
export { followAddress } from './feeds/follow-address.ts';
export { languagesOf, sourceNamesOf } from './feeds/names.ts';
export { decode, type ParsedFeed, parseFeed, sanitise, textOf } from './feeds/parse/index.ts';
export { sourceById, sourcesOf } from './feeds/queries.ts';
export { NewSource, SOURCES_MAX } from './feeds/schema.ts';
export { tellFollowed } from './feeds/tell.ts';
export { shownHtml } from './images/shown.ts';
export { beginImport } from './imports/begin.ts';
export { discardImport } from './imports/discard.ts';
export { type ImportView, importById, importItems } from './imports/queries.ts';
export { exportMailboxes } from './mailboxes/queries.ts';
export { sourcesOfPlace } from './places/follow-place.ts';
export { type Progress, refreshProgress, startRefresh } from './polling/refresh.ts';
export { enqueuePolls } from './polling/schedule.ts';
export {
  averageLength,
  countIndexed,
  type DoubtfulWord,
  entriesWith,
  entriesWithBoth,
  type FoundEntry,
  fairly,
  findEntries,
  holdsAll,
  holdsNone,
  matchEntries,
  putEntryTerms,
  raisedBy,
  saysDoubtful,
  unevenness,
  type WordAsked,
} from './search/index.ts';
export { applyImport };

export const sources: Room = {
  name: 'sources',
  eraseMember,
  erasePerson,
  personKeys: keysOfPages,
  personFilters: {
    source: (value) => {
      const followed = sql`(select person_id from source_person)`;
      return value === 'yes' ? sql`+person.id in ${followed}` : sql`person.id not in ${followed}`;
    },
  },
  migrations: [
    ...feeds,
    ...entries,
    ...search,
    ...imports,
    ...cardBooks,
    ...places,
    ...importLists,
    ...happenings,
    ...polling,
    ...push,
    ...mailboxes,
  ],
  jobs: (kith) => ({
    ...pollJobs(kith),
    ...forgetJobs(kith),
    [FORGET_FEED]: forgetFeedJob(kith),
    [ASK_HUB]: askHubJob(kith),
    [TAKE_IN]: takeInJob(kith),
    [LOOK_AT_ADDRESS]: lookAtAddressJob(kith),
    [SAY_WHO_MAY_BE]: sayWhoMayBeJob(kith),
    [APPLY]: applyJob(kith),
    [UNDO]: undoJob(kith),
    [READ_BOOKS]: readBooksJob(kith),
    [ERASE_ACCOUNT]: eraseAccountJob(kith),
    [READ_MAILBOX]: readMailboxJob(kith),
    [ERASE_MAILBOX]: eraseMailboxJob(kith),
  }),
  listeners: (kith) => ({
    ...followMergedPeople(kith),
    'person.split': followSplits(kith),
    'person.field-added': followFields(kith),
  }),
  routes: (kith) => {
    const app = routesOf();
    app.route('/', sourceRoutes(kith));
    app.route('/', importRoutes(kith));
    app.route('/', importListRoutes(kith));
    app.route('/', placeSourceRoutes(kith));
    app.route('/', exportRoutes(kith));
    app.route('/', cardBookRoutes(kith));
    app.route('/', pushRoutes(kith));
    app.route('/', imageRoutes(kith));
    app.route('/', mailboxRoutes(kith));
    return app;
  },
  background: (kith) => {
    const stops = [
      startPolling(kith),
      startReadingBooks(kith),
      startKeepingPushed(kith),
      startPruningImages(kith),
      startReadingMailboxes(kith),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
