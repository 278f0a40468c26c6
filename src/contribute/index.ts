import type { Room } from '#platform';
import { migrations } from './publishing/schema.ts';
import { followAgreements } from './redaction/agreements.ts';
import { contributeRoutes } from './routes.ts';

export { exportPublishedGoals } from './publishing/goal-words.ts';
export { publishedImage } from './publishing/images.ts';
export type { NoteOfAnother } from './publishing/notes-of-others.ts';
export { type Published, publishedAt, publishedBy } from './publishing/queries.ts';
export { exportAgreements } from './redaction/agreements.ts';

export const contribute: Room = {
  name: 'contribute',
  migrations,
  listeners: followAgreements,
  routes: contributeRoutes,
};
