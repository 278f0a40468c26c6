/** What stands before a colon; anything else there is a word like any other. */
export const OPERATORS = ['person', 'source', 'goal', 'tag', 'is', 'before', 'after'] as const;
export type Operator = (typeof OPERATORS)[number];
