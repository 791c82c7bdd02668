import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { residentsManifest } from './manifest.ts';
import { residentsProblems } from './problems.ts';

/** What the Lambda of residents answers. */
export const residentsApi: Api = apiOf(
  residentsManifest,
  {
    'residents.list': async () => (await import('./list.ts')).listUseCase,
    'residents.register': async () => (await import('./register.ts')).registerUseCase,
    'residents.show': async () => (await import('./show.ts')).showUseCase,
    'residents.amend': async () => (await import('./amend.ts')).amendUseCase,
    'residents.merge': async () => (await import('./merge.ts')).mergeUseCase,
    'residents.unmerge': async () => (await import('./merge.ts')).unmergeUseCase,
  },
  residentsProblems,
);
