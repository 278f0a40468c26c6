import type { Room } from '#platform';

export const reflect: Room = { name: 'reflect' };
