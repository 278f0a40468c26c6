import { type Kith, type Room, routesOf } from '#platform';
import { addCalendarPages } from './calendar/pages.ts';
import { digestJobs, startReminders } from './digest/slots.ts';
import { addLinkPages } from './links/pages.ts';
import { reminderRoutes } from './routes.ts';
import { migrations } from './tables.ts';

export { exportReminders } from './export.ts';

function reminderPages(kith: Kith) {
  const pages = routesOf();
  addLinkPages(pages, kith);
  addCalendarPages(pages, kith);
  return pages;
}

export const reminders: Room = {
  name: 'reminders',
  migrations,
  jobs: digestJobs,
  routes: reminderRoutes,
  pages: reminderPages,
  background: startReminders,
};
