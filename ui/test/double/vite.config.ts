// How is the double built for a browser? As the application is, with another page and another Transport, under the same
// strict content policy, so that a style or script that the shell would block is blocked here too.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  server: { port: 5181, host: '127.0.0.1', fs: { allow: [`${here}/../../..`] } },
  preview: { port: 5182, host: '127.0.0.1' },
  build: {
    target: 'safari16',
    assetsInlineLimit: 0,
    outDir: `${here}/../../node_modules/.double`,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
});
