// How is the administrator's page built? As the application is, and apart from it: the district's server carries it, the window
// does not. Nothing is fetched from elsewhere and nothing inlined: the server's content policy allows neither.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  base: './',
  clearScreen: false,
  build: {
    target: 'safari16',
    outDir: 'dist-admin',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: 'admin.html' },
  },
});
