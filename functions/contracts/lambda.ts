import type { Api } from '../kit/http.ts';
import { apiOf } from '../kit/api-of.ts';
import { confirmUseCase } from './confirm.ts';
import { contractsManifest } from './manifest.ts';
import { listPackagesUseCase, publishPackageUseCase } from './packages.ts';
import { contractsProblems } from './problems.ts';
import { renewUseCase } from './renew.ts';
import { seeUseCase } from './see.ts';
import { serveUseCase } from './serve.ts';
import { signUseCase } from './sign.ts';
import { terminateUseCase } from './terminate.ts';
import { transferUseCase } from './transfer.ts';
import { voidUseCase } from './void.ts';

const useCases = [
  signUseCase,
  confirmUseCase,
  voidUseCase,
  seeUseCase,
  renewUseCase,
  terminateUseCase,
  transferUseCase,
  serveUseCase,
  listPackagesUseCase,
  publishPackageUseCase,
];

/** What the Lambda of contracts answers. */
export const contractsApi: Api = apiOf(contractsManifest, useCases, contractsProblems);
