import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './vite/precompress.js';
import { woff2Only } from './vite/woff2-only.js';

const server = process.env.API_URL ?? 'http://localhost:8080';

export default defineConfig({
  define: { global: 'globalThis' },
  plugins: [woff2Only(), react(), precompress()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    // Without this, whoever takes one part from an index carries all of them.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /\/ui\/(?:page|lists|form)\/index\.ts$/, sideEffects: false }],
      },
    },
  },
  server: { proxy: { '/api': server } },
});
