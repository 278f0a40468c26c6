import type { Room } from '#platform';
import { migrations } from './moves/schema.ts';

export const connect: Room = { name: 'connect', migrations };
