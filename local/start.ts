import { enableCompileCache } from 'node:module';

// Compiled once and kept: the service starts sooner. Hence the second file, loaded after this line.
enableCompileCache();
await import('./service/start.ts');
