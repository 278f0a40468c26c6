import type { GivenPerson } from '#people';
import { beyondNumber, numberOf } from './number-of.ts';

/** Changes whenever something of the document is renamed, moved or taken out. */
export const PEOPLE_JSON_VERSION = 1;

/** People as one JSON document: names and what is known of them, nothing that a member thinks. */
export function peopleJson(people: readonly GivenPerson[], now: number): string {
  const document = {
    format: 'kith-people',
    version: PEOPLE_JSON_VERSION,
    exportedAt: new Date(now).toISOString(),
    people: people.map((person) => ({
      uid: numberOf(person),
      name: person.name,
      fields: beyondNumber(person),
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
