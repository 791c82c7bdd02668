import { enableCompileCache } from 'node:module';

// Compiled once and kept: the service starts sooner. Hence the second file, loaded after this line.
const { directory } = enableCompileCache();
// Threads that are started later take it from here.
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = directory;
await import('./service/start.ts');
