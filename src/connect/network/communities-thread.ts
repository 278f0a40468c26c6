/** The thread in which communities are worked out: with thousands of ties it takes longer than the web may wait. */
import { answerInThread } from '#threads';
import { communitiesOf, type Joined } from './communities.ts';

answerInThread<Joined>(communitiesOf);
