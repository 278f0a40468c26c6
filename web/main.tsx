import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createQueryClient,
  forgetReading,
  isErasing,
  onSignedOut,
  watchErasing,
  watchProgram,
  watchReachability,
} from './api/index.ts';
import { keepFocus, listenForShortcuts, openForPaper } from './kit/index.ts';
import { createPages } from './routes.tsx';
import { entranceFor } from './shell/entrance.ts';
import './theme/theme.css';

const client = createQueryClient();
const router = createPages(client);

onSignedOut(() => {
  // That page leaves by itself, when nothing of the member is kept here any more.
  if (isErasing()) return;
  const { href, pathname } = router.state.location;
  // Several requests of one page may hear it at once; the first has already led out.
  if (/^\/(sign-in|welcome|join)\b/.test(pathname)) return;
  // A whole new page, so that nothing of the member stays in memory.
  void forgetReading()
    .then(() => entranceFor(client, href))
    .then((entrance) => window.location.replace(entrance));
});
watchErasing();
watchReachability();
watchProgram();
listenForShortcuts();
keepFocus();
openForPaper();

const app = document.getElementById('app');
if (!app) throw new Error('index.html has no #app');
createRoot(app).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// Only on https and localhost is there a service worker; everything works without.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const register = () => void navigator.serviceWorker.register('/sw.js');
  // This program may come after the page has told that it is loaded.
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register);
}
