import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { acceptUseCase } from './accept.ts';
import { checkUseCase } from './check.ts';
import { closeUseCase } from './close.ts';
import { listUseCase } from './list.ts';
import { referralsManifest } from './manifest.ts';
import { markSeenUseCase } from './mark-seen.ts';
import { referralsProblems } from './problems.ts';
import { refuseUseCase } from './refuse.ts';
import { returnUseCase } from './return.ts';
import { seeUseCase } from './see.ts';
import { sendDraftUseCase } from './send-draft.ts';
import { sendUseCase } from './send.ts';
import { showInboxUseCase } from './show-inbox.ts';

const useCases = [
  sendUseCase,
  listUseCase,
  seeUseCase,
  showInboxUseCase,
  sendDraftUseCase,
  acceptUseCase,
  refuseUseCase,
  markSeenUseCase,
  returnUseCase,
  checkUseCase,
  closeUseCase,
];

/** What the Lambda of referrals answers. */
export const referralsApi: Api = apiOf(referralsManifest, useCases, referralsProblems);
