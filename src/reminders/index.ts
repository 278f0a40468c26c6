import type { Room } from '#platform';

export const reminders: Room = { name: 'reminders' };
