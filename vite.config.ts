import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './web/service-worker/build.ts';

export default defineConfig({
  root: 'web',
  plugins: [react(), serviceWorker()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // dist/web/.vite/manifest.json lets the bench add up what a page's first load really costs.
    manifest: true,
    // The content security policy allows no `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first versions that know `light-dark()`, so that the theme is not rewritten.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
});
