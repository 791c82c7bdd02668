import { keepCompiled } from './keep-compiled.ts';

keepCompiled();
await import('./service/start.ts');
