// Keeps the console's own files on the device of whoever reports from the ground, so that the page opens without a connection. Nothing of
// the record is kept: addresses under /api and /log are never touched.
const shelf = 'truceline-console-1';

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(shelf);
    const page = await fetch('/', { cache: 'no-cache' });
    await cache.put('/', page.clone());
    const named = [...(await page.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    await Promise.all(named.map((path) => cache.add(path).catch(() => undefined)));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || /^\/(api|log)(\/|$)/.test(pathname)) {
    return;
  }
  const key = event.request.mode === 'navigate' ? '/' : pathname;
  event.respondWith((async () => {
    const cache = await caches.open(shelf);
    try {
      const answer = await fetch(event.request);
      if (answer.ok) {
        await cache.put(key, answer.clone());
      }
      return answer;
    } catch (fault) {
      const kept = await cache.match(key);
      if (kept === undefined) {
        throw fault;
      }
      return kept;
    }
  })());
});
