import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { ownRecordManifest } from './manifest.ts';
import { ownRecordProblems } from './problems.ts';

/** What the Lambda of residents' own records answers. */
export const ownRecordApi: Api = apiOf(
  ownRecordManifest,
  {
    'own-record.askCode': async () => (await import('./ask-code.ts')).askCodeUseCase,
    'own-record.giveToken': async () => (await import('./give-token.ts')).giveTokenUseCase,
    'own-record.list': async () => (await import('./list.ts')).listUseCase,
    'own-record.show': async () => (await import('./show.ts')).showUseCase,
    'own-record.looks': async () => (await import('./looks.ts')).looksUseCase,
    'own-record.enterReading': async () => (await import('./enter-reading.ts')).enterReadingUseCase,
    'own-record.setConsent': async () => (await import('./set-consent.ts')).setConsentUseCase,
  },
  ownRecordProblems,
);
