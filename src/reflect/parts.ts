import type { Kith, Listener, Room } from '#platform';
import { routesOf } from '#platform';

/** A folder of this room: it brings what a room brings. */
export type Part = Omit<Room, 'name' | 'background'>;

/** One room of several parts. What two parts listen to, both hear, in the order of the list. */
export function roomOfParts(name: string, parts: readonly Part[]): Room {
  return {
    name,
    migrations: parts.flatMap((part) => part.migrations ?? []),
    jobs: (kith) => Object.assign({}, ...parts.map((part) => part.jobs?.(kith) ?? {})),
    listeners: (kith) => listenersOf(kith, parts),
    routes: (kith) => {
      const app = routesOf();
      for (const part of parts) if (part.routes) app.route('/', part.routes(kith));
      return app;
    },
  };
}

function listenersOf(kith: Kith, parts: readonly Part[]): Record<string, Listener> {
  const all: Record<string, Listener> = {};
  for (const part of parts) {
    for (const [event, listen] of Object.entries(part.listeners?.(kith) ?? {})) {
      const before = all[event];
      all[event] = before
        ? async (payload) => {
            await before(payload);
            await listen(payload);
          }
        : listen;
    }
  }
  return all;
}
