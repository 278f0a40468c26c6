import type { Room } from '#platform';

export const plans: Room = { name: 'plans' };
