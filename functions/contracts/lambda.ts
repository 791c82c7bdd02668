import type { Api } from '../kit/http.ts';
import { apiOf } from '../kit/api-of.ts';
import { contractsManifest } from './manifest.ts';
import { contractsProblems } from './problems.ts';
import { signUseCase } from './sign.ts';

/** What the Lambda of contracts answers. */
export const contractsApi: Api = apiOf(contractsManifest, [signUseCase], contractsProblems);
