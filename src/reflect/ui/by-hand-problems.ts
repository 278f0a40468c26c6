import { ApiError, errorWords } from '#web-api';

/** The fields of the form that can say what is wrong with them; what concerns none of them stands with the words. */
const FIELDS = ['words', 'at', 'minutes', 'tool'] as const;
export type ByHandProblems = Partial<Record<(typeof FIELDS)[number], string>>;

/** What a refusal says of which field. */
export function problemsOf(error: unknown): ByHandProblems {
  const said = error instanceof ApiError ? (error.fields ?? {}) : {};
  const own = FIELDS.filter((field) => said[field] !== undefined);
  if (own.length === 0) return { words: errorWords(error).message };
  return Object.fromEntries(own.map((field) => [field, said[field]]));
}
