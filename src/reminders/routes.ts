import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { forgetCalendar, renewCalendar } from './calendar/address.ts';
import { dueFor } from './due/due.ts';
import { snooze } from './due/snooze.ts';
import { subscribe, unsubscribe } from './push/subscriptions.ts';
import {
  CodeForm,
  DueLine,
  EmailForm,
  ReminderForm,
  ReminderSettings,
  SnoozeForm,
  SubscriptionForm,
  TodayQuery,
} from './schema.ts';
import { confirmEmail, forgetEmail, proposeEmail } from './settings/email.ts';
import { changeReminders, reminderSettings, stopReminders } from './settings/settings.ts';

type Routes = ReturnType<typeof routesOf>;
const settingsAnswer = { 200: jsonAnswer('The settings as they are now', ReminderSettings) };

export function reminderRoutes(kith: Kith) {
  const app = routesOf();
  addSettingRoutes(app, kith);
  addEmailRoutes(app, kith);
  addDueRoutes(app, kith);
  addCalendarRoutes(app, kith);
  addPushRoutes(app, kith);
  return app;
}

function addSettingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reminders/settings',
      summary: 'When and how I am reminded',
      responses: settingsAnswer,
    }),
    async (context) => context.json(await reminderSettings(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/reminders/settings',
      summary: 'Say when and how to be reminded',
      request: jsonBody(ReminderForm),
      responses: settingsAnswer,
    }),
    async (context) => {
      const form = context.req.valid('json');
      return context.json(await changeReminders(kith, actorOf(context).id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/reminders/stop',
      summary: 'Stop all reminders',
      responses: settingsAnswer,
    }),
    async (context) => {
      const { id } = actorOf(context);
      await stopReminders(kith, id);
      return context.json(await reminderSettings(kith, id), 200);
    },
  );
}

function addEmailRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/reminders/email',
      summary: 'Have a code sent to an address, to confirm it',
      request: jsonBody(EmailForm),
      responses: settingsAnswer,
    }),
    async (context) => {
      const { id } = actorOf(context);
      await proposeEmail(kith, id, context.req.valid('json').address);
      return context.json(await reminderSettings(kith, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/reminders/email/confirm',
      summary: 'Confirm the address with the code that was sent there',
      request: jsonBody(CodeForm),
      responses: settingsAnswer,
    }),
    async (context) => {
      const { id } = actorOf(context);
      await confirmEmail(kith, id, context.req.valid('json').code);
      return context.json(await reminderSettings(kith, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/reminders/email',
      summary: 'Forget my address',
      responses: settingsAnswer,
    }),
    async (context) => {
      const { id } = actorOf(context);
      await forgetEmail(kith, id);
      return context.json(await reminderSettings(kith, id), 200);
    },
  );
}

function addDueRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reminders/due',
      summary: 'What is due today and not put off',
      request: { query: TodayQuery },
      responses: { 200: jsonAnswer('What is due', z.object({ lines: z.array(DueLine) })) },
    }),
    async (context) => {
      const { today } = context.req.valid('query');
      return context.json({ lines: await dueFor(kith, actorOf(context).id, today) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/reminders/snoozes',
      summary: 'Put something off; 0 days takes it back',
      request: jsonBody(SnoozeForm),
      responses: { 204: { description: 'Put off' } },
    }),
    async (context) => {
      await snooze(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}

function addCalendarRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/reminders/calendar',
      summary: 'Make a secret address for my calendar; an earlier one stops to work',
      responses: {
        201: jsonAnswer('The address, shown this once', z.object({ path: z.string() })),
      },
    }),
    async (context) => context.json(await renewCalendar(kith, actorOf(context).id), 201),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/reminders/calendar',
      summary: 'Switch my calendar off; its address stops to work',
      responses: { 204: { description: 'Off' } },
    }),
    async (context) => {
      await forgetCalendar(kith, actorOf(context).id);
      return context.body(null, 204);
    },
  );
}

const DeviceView = z.object({ id: z.number(), label: z.string(), createdAt: z.number() });

function addPushRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/push-subscriptions',
      summary: 'Take push messages on a device',
      request: jsonBody(SubscriptionForm),
      responses: { 201: jsonAnswer('The device', DeviceView) },
    }),
    async (context) =>
      context.json(await subscribe(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/push-subscriptions/{id}',
      summary: 'No more push messages on a device',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await unsubscribe(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
