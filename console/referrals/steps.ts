import type * as z from 'zod';

import type { seeReferralRoute } from '../../functions/referrals/api.ts';

/** A referral as the service answers it. */
export type Referral = z.infer<typeof seeReferralRoute.answer>;

/** What may be asked for at each state. Whether it may be done in truth is the service's to say: domain/referrals/decide.ts. */
const STEPS = {
  draft: ['sendDraft', 'close'],
  sent: ['accept', 'refuse', 'seen', 'check', 'close'],
  accepted: ['seen', 'returnIt', 'check', 'close'],
  refused: ['check', 'close'],
  seen: ['returnIt', 'check', 'close'],
  returned: ['check', 'close'],
  closed: [],
  expired: ['check', 'close'],
} as const satisfies Record<Referral['status'], readonly string[]>;

/** A step of a referral. */
export type Step = (typeof STEPS)[Referral['status']][number];

/** What the team does that refers; the other steps are those of who receives. */
const OF_THE_TEAM: readonly Step[] = ['sendDraft', 'check', 'close'];

/** The steps that a referral's state leaves, the asker's own first; a check that was made is not asked for again. */
export const stepsOf = ({ status, checked }: Referral, isTeam: boolean): readonly Step[] => {
  const all: readonly Step[] = STEPS[status];
  const open = checked === undefined ? all : all.filter((step) => step !== 'check');
  const isOwn = (step: Step): boolean => OF_THE_TEAM.includes(step) === isTeam;
  return [...open.filter(isOwn), ...open.filter((step) => !isOwn(step))];
};
