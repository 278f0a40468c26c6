import { type Kith, type Room, routesOf } from '#platform';
import { observationRoutes } from './assessments/observation-routes.ts';
import { assessmentRoutes } from './assessments/routes.ts';
import { migrations as assessments } from './assessments/schema.ts';
import { contactRoutes } from './contacts/routes.ts';
import { migrations as contacts } from './contacts/schema.ts';
import { PURGE_REMOVED, purgeRemovedJob } from './directory/bulk.ts';
import { purgeJob } from './directory/remove.ts';
import { directoryRoutes } from './directory/routes.ts';
import { migrations as directory } from './directory/schema.ts';
import { LOOK_FOR_DUPLICATES, lookForDuplicatesJob } from './duplicates/look.ts';
import { duplicateRoutes } from './duplicates/routes.ts';
import { migrations as duplicates } from './duplicates/schema.ts';
import { ERASE_PERSON, erasePersonJob } from './erasing/erase.ts';
import { erasureRoutes } from './erasing/routes.ts';
import { migrations as erasures } from './erasing/schema.ts';
import { historyRoutes } from './history/routes.ts';
import { migrations as history } from './history/schema.ts';
import { ERASE_LIST, eraseListJob } from './lists/remove.ts';
import { listRoutes } from './lists/routes.ts';
import { migrations as lists } from './lists/schema.ts';
import { ERASE_PLACE, erasePlaceJob } from './places/remove.ts';
import { placeRoutes } from './places/routes.ts';
import { migrations as places } from './places/schema.ts';
import { tieRoutes } from './ties/routes.ts';
import { migrations as ties } from './ties/schema.ts';

export { assess, assessmentsFor } from './assessments/assess.ts';
export { observationsOf } from './assessments/observe.ts';
export { type AssessmentView, CRITERIA, CRITERION_WORDS, Criterion } from './assessments/schema.ts';
export { type Contact, contactsOf, noteContacts } from './contacts/contacts.ts';
export type { Direction } from './contacts/limits.ts';
export { addPeople, addPerson, type NewPerson } from './directory/add.ts';
export { rowsOf } from './directory/belongings.ts';
export { touchPerson } from './directory/change.ts';
export { dayWordsOf } from './directory/days.ts';
export { PeopleFilter } from './directory/filter.ts';
export { followPeople } from './directory/follow-merges.ts';
export { forgetBatch } from './directory/forget-batch.ts';
export { type GivenPerson, type Giving, peopleToGive } from './directory/give.ts';
export { type Kinded, kindWords, lineWords } from './directory/kept-line-words.ts';
export {
  FIELD_TITLES,
  FIELDS,
  type Field,
  type Origin,
  PEOPLE_MAX,
  PUBLISHING_FIELDS,
} from './directory/limits.ts';
export { mergePeople } from './directory/merge.ts';
export { namesOf } from './directory/names.ts';
export {
  addKeys,
  cleanFields,
  type FieldText,
  noteFields,
  noteMany,
  type Provenance,
} from './directory/note.ts';
export { peopleOf } from './directory/page.ts';
export { namesGivenBy, passOver, type Statement, statementsOf } from './directory/past.ts';
export { meOf, peopleByKeys, personById, personByKeys } from './directory/queries.ts';
export { removeUntouched } from './directory/remove.ts';
export { nameKey } from './directory/rules.ts';
export type { PeoplePage, PersonLine, PersonView } from './directory/schema.ts';
export { keysOfSite, sitesOfKey } from './directory/site-keys.ts';
export { cleanValue as cleanField, keysOf } from './directory/values.ts';
export { type MayBe, whoMayBe } from './duplicates/newcomers.ts';
export { exportDismissed } from './duplicates/queries.ts';
export { erasePersonNow } from './erasing/erase.ts';
export { erasedAmong, type Signs } from './erasing/tombstones.ts';
export { type ExportedPerson, exportPeople } from './export.ts';
export { exportChanges } from './history/story.ts';
export { LIST_NAME_CHARS_MAX } from './lists/limits.ts';
export { exportLists } from './lists/queries.ts';
export { removeListIn } from './lists/remove.ts';
export { ListName } from './lists/schema.ts';
export { addList, insertList, listNamed, putOnList, takeOffList } from './lists/write.ts';
export { exportPlaces } from './places/export.ts';
export { serveGoals } from './places/gather.ts';
export { PLACE_KINDS, type PlaceKind, RHYTHMS, type Rhythm } from './places/limits.ts';
export { notThere, placeById, placesOf } from './places/queries.ts';
export { removePlaceIn } from './places/remove.ts';
export { NewPlace, type PlaceView } from './places/schema.ts';
export { addPlace, insertPlace } from './places/write.ts';
export {
  cadenceWords,
  STAGES,
  type Stage,
  TIES,
  type Tie,
} from './ties/limits.ts';
export { exportTies, type TieLine, tiesOf } from './ties/queries.ts';
export { changeTie } from './ties/write.ts';

function peopleRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', directoryRoutes(kith));
  app.route('/', assessmentRoutes(kith));
  app.route('/', observationRoutes(kith));
  app.route('/', placeRoutes(kith));
  app.route('/', contactRoutes(kith));
  app.route('/', listRoutes(kith));
  app.route('/', tieRoutes(kith));
  app.route('/', historyRoutes(kith));
  app.route('/', duplicateRoutes(kith));
  app.route('/', erasureRoutes(kith));
  return app;
}

export const people: Room = {
  name: 'people',
  migrations: [
    ...directory,
    ...assessments,
    ...places,
    ...contacts,
    ...lists,
    ...ties,
    ...history,
    ...duplicates,
    ...erasures,
  ],
  jobs: (kith) => ({
    'people.purge': purgeJob(kith),
    [ERASE_PLACE]: erasePlaceJob(kith),
    [ERASE_LIST]: eraseListJob(kith),
    [LOOK_FOR_DUPLICATES]: lookForDuplicatesJob(kith),
    [ERASE_PERSON]: erasePersonJob(kith),
    [PURGE_REMOVED]: purgeRemovedJob(kith),
  }),
  routes: peopleRoutes,
};
