import type { Room } from '#platform';
import { FINISH_ERASING, finishErasingJob } from './erase.ts';
import { migrations as offers } from './offers/tables.ts';
import { ERASE_OFFER, eraseOfferJob } from './offers/write.ts';
import { memberRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { setPassword } from './change-password.ts';
export { eraseMember } from './erase.ts';
export { identify, isHere } from './identify.ts';
export { addMember, hasMembers } from './join.ts';
export { blockedBy, blockedWith, blockMemberIn, unblockMember } from './offers/blocks.ts';
export { foundMembers, offersOfOthers } from './offers/found.ts';
export { offerOf } from './offers/queries.ts';
export type { OfferOfAnother } from './offers/schema.ts';
export { membersToAskAbout, speaksOf } from './offers/speaking.ts';
export { allMembers, memberForCommand, memberForExport } from './queries.ts';
export { type MemberView, NewMember } from './schema.ts';
export { startSession } from './sign-in.ts';

export const members: Room = {
  name: 'members',
  migrations: [...migrations, ...offers],
  jobs: (kith) => ({
    [ERASE_OFFER]: eraseOfferJob(kith),
    [FINISH_ERASING]: finishErasingJob(kith),
  }),
  routes: memberRoutes,
};
