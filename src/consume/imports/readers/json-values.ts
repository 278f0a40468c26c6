/** What a stranger's JSON may hold. */
export type Json = unknown;

/** The value as an object; an empty one where it is none. */
export const object = (json: Json): Record<string, Json> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Record<string, Json>)
    : {};

export const array = (json: Json): Json[] => (Array.isArray(json) ? json : []);

export const string = (json: Json): string => (typeof json === 'string' ? json : '');

/** One or several, as JSON-LD writes them. */
export const several = (json: Json): Json[] =>
  json === undefined || json === null ? [] : Array.isArray(json) ? json : [json];
