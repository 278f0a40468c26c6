/** What a member can do to people of the directory, so that it can be told and undone. */
export const CHANGE_KINDS = [
  'merged',
  'split',
  'removed',
  'listed',
  'unlisted',
  'renamed',
  'taken-back',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type ChangePart = 'one' | 'kept' | 'gone' | 'from' | 'new';
/** Changes undone together, such as the merges of one go. */
export const CHANGES_AT_ONCE_MAX = 500;
/** Lines of a person's history that are shown; older ones stay where they are. */
export const HISTORY_LINES_MAX = 200;
