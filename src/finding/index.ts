import type { Room } from '#platform';
import { migrations } from './schema.ts';

export const finding: Room = { name: 'finding', migrations };
