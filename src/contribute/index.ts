import type { Room } from '#platform';

export const contribute: Room = { name: 'contribute' };
