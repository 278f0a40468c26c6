import type { Room } from '#platform';
import { memberRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { identify } from './identify.ts';
export { addMember, hasMembers, invite, makeFirstMember } from './join.ts';
export { memberForCommand, memberForExport } from './queries.ts';
export { type MemberView, NewMember } from './schema.ts';
export { startSession } from './sign-in.ts';
export { makeToken } from './tokens.ts';

export const members: Room = { name: 'members', migrations, routes: memberRoutes };
