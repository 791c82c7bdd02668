import { basename, dirname } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { earlyPlugin } from './early-plugin.ts';
import { firstFiles } from './first-files.ts';
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
  plugins: [routesPlugin(), react(), earlyPlugin(here('app/early.ts'))],
  build: {
    outDir: '../build/console',
    emptyOutDir: true,
    // What is sent is held by tests/console/budgets.test.ts.
    chunkSizeWarningLimit: 1_500,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // What the page is not allowed to carry in itself is a file: local/service/console-files.ts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [here('index.html'), here('own.html')],
      output: { chunkFileNames, codeSplitting: { groups: firstFiles() } },
    },
  },
  server: { proxy: { '/v1': SERVICE, '/local': SERVICE, '/console.json': SERVICE, '/health': SERVICE } },
});
