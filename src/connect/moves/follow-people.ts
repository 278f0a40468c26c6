import { followPeople, rowsOf } from '#people';
import type { Kith } from '#platform';

const MOVES = rowsOf({ table: 'move', key: ['id'] });
const TOOK_PART = rowsOf({
  table: 'interaction_person',
  key: ['interaction_id'],
  once: ['interaction_id'],
});
/** What both are known to ask stays once. */
const NEEDS = rowsOf({ table: 'need', key: ['id'], once: ['words_key'] });
/** Where both were asked the same, the one who stays keeps theirs. */
const ASKED = rowsOf({ table: 'ask_person', key: ['ask_id'], once: ['ask_id'] });
const HELPS = rowsOf({ table: 'help', key: ['id'] });
const INTRODUCED = rowsOf({ table: 'introduction', column: 'first_id', key: ['id'] });
const INTRODUCED_TO = rowsOf({ table: 'introduction', column: 'second_id', key: ['id'] });

const NEWS = rowsOf({ table: 'keeping_news', key: [], once: [] });
const PLACES = rowsOf({ table: 'keeping_place', key: ['week', 'place'], once: ['week'] });
const PUT_OFF = rowsOf({ table: 'keeping_put_off', key: ['queue', 'key'], once: ['queue'] });

/** All that this room keeps of a person who turned out to be another goes to the one they became, and back. */
export const followMergedPeople = (kith: Kith) =>
  followPeople(kith, [
    MOVES,
    TOOK_PART,
    NEEDS,
    ASKED,
    HELPS,
    INTRODUCED,
    INTRODUCED_TO,
    NEWS,
    PLACES,
    PUT_OFF,
  ]);
