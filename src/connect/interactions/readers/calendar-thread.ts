/** The thread in which calendars are read, so that a large or hostile one never holds up the server. */
import { answerInThread } from '#threads';
import { readCalendar, type Span } from './calendar.ts';

export interface Asked {
  text: string;
  span: Span;
}

answerInThread(({ text, span }: Asked) => readCalendar(text, span));
