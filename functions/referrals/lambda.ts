import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { referralsManifest } from './manifest.ts';
import { referralsProblems } from './problems.ts';

/** What the Lambda of referrals answers. */
export const referralsApi: Api = apiOf(
  referralsManifest,
  {
    'referrals.send': async () => (await import('./send.ts')).sendUseCase,
    'referrals.list': async () => (await import('./list.ts')).listUseCase,
    'referrals.see': async () => (await import('./see.ts')).seeUseCase,
    'referrals.showInbox': async () => (await import('./show-inbox.ts')).showInboxUseCase,
    'referrals.sendDraft': async () => (await import('./send-draft.ts')).sendDraftUseCase,
    'referrals.accept': async () => (await import('./accept.ts')).acceptUseCase,
    'referrals.refuse': async () => (await import('./refuse.ts')).refuseUseCase,
    'referrals.markSeen': async () => (await import('./mark-seen.ts')).markSeenUseCase,
    'referrals.return': async () => (await import('./return.ts')).returnUseCase,
    'referrals.check': async () => (await import('./check.ts')).checkUseCase,
    'referrals.close': async () => (await import('./close.ts')).closeUseCase,
  },
  referralsProblems,
);
