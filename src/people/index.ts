import type { Room } from '#platform';
import { migrations as assessments } from './assessments/schema.ts';
import { migrations as directory } from './directory/schema.ts';

export { AssessmentForm, CRITERIA, Criterion } from './assessments/schema.ts';
export { FIELDS, type Field, ORIGINS, type Origin } from './directory/schema.ts';

export const people: Room = { name: 'people', migrations: [...directory, ...assessments] };
