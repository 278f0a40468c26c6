/** The thread in which pages are read, so that a large or hostile one never holds up the server. */
import { answerInThread } from '#threads';
import { pageText } from './page-text.ts';
import type { FetchedPage } from './reading-thread.ts';

answerInThread<FetchedPage>(pageText);
