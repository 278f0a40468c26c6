// The service worker. `build.ts` puts VERSION and SHELL_FILES in front of this text.
//
// It keeps the program (index.html and the built files), never a member's data: requests to the
// API pass by, so that nothing private stays on a device after signing out.
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
      .then((names) => Promise.all(names.map((name) => caches.delete(name)))),
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
  }
});

// A push message is `{ title, body, href, tag }`, encrypted for this browser alone.
self.addEventListener('push', (event) => {
  const { title, body, href, tag } = event.data.json();
  const options = { body, tag, data: { href }, icon: '/icon-192.png' };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.href ?? '/', self.location.origin);
  // Whatever a message says, it opens nothing but this Kith.
  if (address.origin !== self.location.origin) return;
  // A window of its own: another may hold a text that is being written.
  event.waitUntil(self.clients.openWindow(address.href));
});

async function fromShell(path) {
  const cache = await caches.open(CACHE_NAME);
  return (await cache.match(path)) ?? (path === '/' ? Response.error() : undefined);
}
