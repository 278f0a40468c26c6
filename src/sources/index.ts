import type { Room } from '#platform';
import { migrations as entries } from './entries/schema.ts';
import { migrations as feeds } from './feeds/schema.ts';
import { migrations as imports } from './imports/schema.ts';

export const sources: Room = { name: 'sources', migrations: [...feeds, ...entries, ...imports] };
