import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { routesPlugin } from './routes-plugin.ts';

const here = (file: string): string => `${import.meta.dirname}/${file}`;

const SERVICE = process.env['JIAYI_SERVICE'] ?? 'http://localhost:8080';

/** The console as files: `vite build console`; `vite console` serves them anew as they change, before a running service. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [routesPlugin(), react()],
  build: {
    outDir: '../build/console',
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: { input: [here('index.html'), here('own.html')] },
  },
  server: { proxy: { '/v1': SERVICE, '/local': SERVICE, '/console.json': SERVICE, '/health': SERVICE } },
});
