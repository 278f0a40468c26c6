// The service worker. `build.ts` puts VERSION and SHELL_FILES in front of this text.
//
// It keeps the program (index.html and the built files). What a member can read without a connection is kept by the
// page (web/api/kept-reading.ts), under a name of the member's, and goes when they sign out; from there this worker
// answers where Kith cannot be reached. All else of the API passes by.
// A new version waits until all tabs of the old one are closed: an open tab keeps its own files.
/* global self, caches, fetch, VERSION, SHELL_FILES */

const CACHE_NAME = `kith-shell-${VERSION}`;
const AT_ONCE = 6;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

// A few at a time, and each twice if need be: with one file missing there would be no worker at all. Built files
// have their content in their name, so what an earlier version has kept is taken from there.
async function keepShell() {
  const cache = await caches.open(CACHE_NAME);
  const keep = async (path) => {
    const known = path.startsWith('/assets/') ? await caches.match(path) : undefined;
    if (known) await cache.put(path, known);
    else await cache.add(path).catch(() => cache.add(path));
  };
  for (let at = 0; at < SHELL_FILES.length; at += AT_ONCE) {
    await Promise.all(SHELL_FILES.slice(at, at + AT_ONCE).map(keep));
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('kith-shell-')))
      .then((names) => names.filter((name) => name !== CACHE_NAME))
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      // The page of a first visit, which has no worker yet: what is read there is kept, too.
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => fromShell('/')));
  } else if (SHELL_FILES.includes(address.pathname)) {
    event.respondWith(fromShell(address.pathname).then((kept) => kept ?? fetch(request)));
  } else if (READ_WITHOUT_CONNECTION.test(address.pathname)) {
    event.respondWith(readKeeping(request));
  }
});

const READ_WITHOUT_CONNECTION =
  /^\/api\/v1\/(?:session$|stream$|saved-searches$|entries\/\d+(?:\/(?:article|highlights))?$|images\/)/;
const IMAGE_BYTES_MAX = 200_000;

// The server's own answer wherever there is one. Only where none comes, what was kept, marked as such.
async function readKeeping(request) {
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    const kept = await (await keptReading())?.match(request.url, { ignoreVary: true });
    if (!kept) throw error;
    const headers = new Headers(kept.headers);
    headers.set('kith-kept', 'yes');
    return new Response(kept.body, { headers });
  }
  if (answer.ok) await renew(request, answer).catch(() => {});
  return answer;
}

async function keptReading() {
  const name = (await caches.keys()).find((one) => one.startsWith('kith-reading-'));
  return name && caches.open(name);
}

// An entry that is kept is kept as it is now; an image that was seen stays, when it is small. Lists are the page's matter.
async function renew(request, answer) {
  const { pathname } = new URL(request.url);
  const isImage = pathname.startsWith('/api/v1/images/');
  if (!isImage && !pathname.startsWith('/api/v1/entries/')) return;
  const kept = await keptReading();
  if (!kept) return;
  const isSmall = Number(answer.headers.get('content-length') ?? Infinity) <= IMAGE_BYTES_MAX;
  const isDue = isImage ? isSmall : (await kept.match(request.url)) !== undefined;
  if (isDue) await kept.put(request.url, answer.clone());
}

// A push message is `{ title, body, href, tag, actions: [{ action, title, path }] }`, encrypted for this browser
// alone. Where a browser shows buttons, each puts off what the message tells, by a POST to its path.
self.addEventListener('push', (event) => {
  const { title, body, href, tag, actions = [] } = event.data.json();
  const paths = Object.fromEntries(actions.map(({ action, path }) => [action, path]));
  const buttons = actions.map((one) => ({ action: one.action, title: one.title }));
  const options = { body, tag, actions: buttons, data: { href, paths }, icon: '/icon-192.png' };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const path = event.notification.data?.paths?.[event.action];
  if (path) {
    event.waitUntil(putOff(path));
    return;
  }
  const address = new URL(event.notification.data?.href ?? '/', self.location.origin);
  // Whatever a message says, it opens nothing but this Kith.
  if (address.origin !== self.location.origin) return;
  // A window of its own: another may hold a text that is being written.
  event.waitUntil(self.clients.openWindow(address.href));
});

// A path of this Kith only. Where it does not work, the page of reminders has the same buttons.
async function putOff(path) {
  const address = new URL(path, self.location.origin);
  const isDone =
    address.origin === self.location.origin &&
    (await fetch(address.href, { method: 'POST' }).then(
      ({ ok }) => ok,
      () => false,
    ));
  if (isDone) return;
  await self.registration.showNotification('That was not put off', {
    body: 'Open your reminders and try again.',
    data: { href: '/settings/reminders' },
    icon: '/icon-192.png',
  });
}

async function fromShell(path) {
  const cache = await caches.open(CACHE_NAME);
  return (await cache.match(path)) ?? (path === '/' ? Response.error() : undefined);
}
