/** The thread in which lists are read, so that a large or hostile one never holds up the server. */

import { sanitise } from '#sources';
import { answerInThread } from '#threads';
import { type ReadItem, type ReadList, readList } from './readers/index.ts';
import type { ListQuestion } from './reading.ts';

/** What came along as text is cleaned last, whatever the list says it is. */
const clean = (item: ReadItem): ReadItem => ({
  ...item,
  html: item.html === '' ? '' : sanitise(item.html, item.url),
});

function answerTo({ bytes }: ListQuestion): ReadList | { why: string } {
  const read = readList(bytes);
  return 'why' in read ? read : { ...read, items: read.items.map(clean) };
}

answerInThread(answerTo);
