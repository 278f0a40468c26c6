/** The thread in which PDFs are read, so that a large or hostile one never holds up the server. */
import './bounds.ts';

import { answerInThread } from '#threads';
import { readPdf } from './read-pdf.ts';

answerInThread<Uint8Array>(readPdf);
