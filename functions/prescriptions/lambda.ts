import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { prescriptionsManifest } from './manifest.ts';
import { prescriptionsProblems } from './problems.ts';

/** What the Lambda of prescriptions answers. */
export const prescriptionsApi: Api = apiOf(
  prescriptionsManifest,
  {
    'prescriptions.issue': async () => (await import('./issue.ts')).issueUseCase,
    'prescriptions.renew': async () => (await import('./renew.ts')).renewUseCase,
    'prescriptions.stop': async () => (await import('./stop.ts')).stopUseCase,
    'prescriptions.dispense': async () => (await import('./dispense.ts')).dispenseUseCase,
    'prescriptions.check': async () => (await import('./check.ts')).checkUseCase,
    'prescriptions.list': async () => (await import('./list.ts')).listUseCase,
  },
  prescriptionsProblems,
);
