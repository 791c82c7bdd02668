import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { askCodeUseCase } from './ask-code.ts';
import { enterReadingUseCase } from './enter-reading.ts';
import { giveTokenUseCase } from './give-token.ts';
import { listUseCase } from './list.ts';
import { looksUseCase } from './looks.ts';
import { ownRecordManifest } from './manifest.ts';
import { ownRecordProblems } from './problems.ts';
import { setConsentUseCase } from './set-consent.ts';
import { showUseCase } from './show.ts';

/** What the Lambda of residents' own records answers. */
export const ownRecordApi: Api = apiOf(
  ownRecordManifest,
  [
    askCodeUseCase,
    giveTokenUseCase,
    listUseCase,
    showUseCase,
    looksUseCase,
    enterReadingUseCase,
    setConsentUseCase,
  ],
  ownRecordProblems,
);
