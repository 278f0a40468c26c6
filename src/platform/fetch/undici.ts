/** What Kith uses of undici. Its front door loads a browser's fetch, caches and mocks as well: 100 files, 3 MB of memory. */
import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';

export { Agent, buildConnector };

type Asked = Omit<Dispatcher.RequestOptions, 'origin' | 'path'> & { dispatcher: Agent };

/** As undici's own `request`: the answer once its head is there, its body to be read. */
export function send(
  url: string,
  { dispatcher, ...asked }: Asked,
): Promise<Dispatcher.ResponseData> {
  const { origin, pathname, search } = new URL(url);
  return request.call(dispatcher, { ...asked, origin, path: `${pathname}${search}` });
}
