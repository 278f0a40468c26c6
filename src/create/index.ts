import type { Room } from '#platform';
import { migrations } from './notes/schema.ts';

export const create: Room = { name: 'create', migrations };
