import type { Api } from '../kit/http.ts';
import { apiOf } from '../kit/api-of.ts';
import { contractsManifest } from './manifest.ts';
import { contractsProblems } from './problems.ts';

/** What the Lambda of contracts answers. */
export const contractsApi: Api = apiOf(
  contractsManifest,
  {
    'contracts.sign': async () => (await import('./sign.ts')).signUseCase,
    'contracts.confirm': async () => (await import('./confirm.ts')).confirmUseCase,
    'contracts.void': async () => (await import('./void.ts')).voidUseCase,
    'contracts.see': async () => (await import('./see.ts')).seeUseCase,
    'contracts.renew': async () => (await import('./renew.ts')).renewUseCase,
    'contracts.terminate': async () => (await import('./terminate.ts')).terminateUseCase,
    'contracts.transfer': async () => (await import('./transfer.ts')).transferUseCase,
    'contracts.serve': async () => (await import('./serve.ts')).serveUseCase,
    'contracts.listPackages': async () => (await import('./packages.ts')).listPackagesUseCase,
    'contracts.publishPackage': async () => (await import('./packages.ts')).publishPackageUseCase,
  },
  contractsProblems,
);
