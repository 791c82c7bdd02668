import { enableCompileCache } from 'node:module';

// Compiled once and kept, as in local/start.ts: a thread does not take this over from the one that starts it.
enableCompileCache();
const [, , work = ''] = process.argv;
await import(work);
