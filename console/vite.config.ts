import { basename, dirname } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { routesPlugin } from './routes-plugin.ts';

const here = (file: string): string => `${import.meta.dirname}/${file}`;

const SERVICE = process.env['JIAYI_SERVICE'] ?? 'http://localhost:8080';

/** Every folder has its `page.tsx`: what is built of it has the folder's name too. */
const chunkFileNames = ({ name, facadeModuleId }: { name: string; facadeModuleId: string | null }): string =>
  name === 'page' && facadeModuleId !== null
    ? `assets/${basename(dirname(facadeModuleId))}-page-[hash].js`
    : 'assets/[name]-[hash].js';

/** The console as files: `vite build console`; `vite console` serves them anew as they change, before a running service. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [routesPlugin(), react()],
  build: {
    outDir: '../build/console',
    emptyOutDir: true,
    // What is sent is held by tests/console/budgets.test.ts.
    chunkSizeWarningLimit: 1_500,
    target: 'es2022',
    rollupOptions: { input: [here('index.html'), here('own.html')], output: { chunkFileNames } },
  },
  server: { proxy: { '/v1': SERVICE, '/local': SERVICE, '/console.json': SERVICE, '/health': SERVICE } },
});
