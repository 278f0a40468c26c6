/** The thread in which a question passes by all vectors, so that the server answers meanwhile. */
import { answerInThread } from '#threads';
import { type NearAsked, nearest } from './nearest.ts';

answerInThread<NearAsked>(nearest);
