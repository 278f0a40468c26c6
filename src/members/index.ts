import type { Room } from '#platform';
import { memberRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { identify } from './identify.ts';
export { addMember, hasMembers, invite, makeFirstMember } from './join.ts';
export { memberForCommand } from './queries.ts';
export { type MemberView, NewMember } from './schema.ts';
export { makeToken, startSession } from './sign-in.ts';

export const members: Room = { name: 'members', migrations, routes: memberRoutes };
