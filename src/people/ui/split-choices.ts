import { CARD_FIELDS } from '../directory/limits.ts';
import type { PersonView } from '../directory/schema.ts';

type Value = { field: PersonView['fields'][number]['field']; value: string };

/** What can be given to the other person at once: one value, in words, or all that is kept for other programs. */
export interface SplitChoice {
  label: string;
  values: Value[];
}

/** What is known of a person as one chooses of it. What says nothing to a reader is one choice. */
export function splitChoices(fields: PersonView['fields']): SplitChoice[] {
  const all = fields.flatMap(({ field, title, values }) =>
    values.map((one) => ({
      isForPrograms: CARD_FIELDS.includes(field) && one.title === null,
      label: `${one.title ?? title}: ${one.shown}`,
      values: [{ field, value: one.value }],
    })),
  );
  const told = all.filter((one) => !one.isForPrograms);
  const kept = all.filter((one) => one.isForPrograms).flatMap(({ values }) => values);
  const choices = told.map(({ label, values }) => ({ label, values }));
  return kept.length > 0
    ? [...choices, { label: 'What is kept of their card for other programs', values: kept }]
    : choices;
}
