import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { checkUseCase } from './check.ts';
import { dispenseUseCase } from './dispense.ts';
import { issueUseCase } from './issue.ts';
import { listUseCase } from './list.ts';
import { prescriptionsManifest } from './manifest.ts';
import { prescriptionsProblems } from './problems.ts';
import { renewUseCase } from './renew.ts';
import { stopUseCase } from './stop.ts';

/** What the Lambda of prescriptions answers. */
export const prescriptionsApi: Api = apiOf(
  prescriptionsManifest,
  [issueUseCase, renewUseCase, stopUseCase, dispenseUseCase, checkUseCase, listUseCase],
  prescriptionsProblems,
);
