import { type GroupsAsked, groupsOf } from '../search/groups-rules.ts';
import { parseQuery } from '../search/query-rules.ts';

export { QUERY_CHARS_MAX } from '../search/limits.ts';

/** What the lists beside the entries are asked for by a line of search. */
export const groupsAskedBy = (line: string): GroupsAsked => groupsOf(parseQuery(line).clauses);
