import { type ReferralCase, send, type Send } from '../../domain/referrals/index.ts';
import { useCase } from '../kit/use-case.ts';
import { sendDraft } from './api.ts';
import { changeReferral } from './change.ts';
import { sendWorld } from './send-world.ts';

const commandOf = (referral: ReferralCase, referredOn: Send['referredOn']): Send => ({
  referralId: referral.id,
  residentId: referral.residentId,
  programme: referral.programme,
  direction: referral.direction,
  kind: referral.kind,
  urgency: referral.urgency,
  reason: referral.reason,
  disease: referral.disease,
  grounds: [...referral.grounds],
  fromInstitutionId: referral.fromInstitutionId,
  toInstitutionId: referral.toInstitutionId,
  form: referral.form,
  referredOn,
});

/** Sends a draft today with everything that is asked of a referral. */
export const sendDraftUseCase = useCase(sendDraft, (asked, ports) =>
  changeReferral(asked, { ports, look: 'write' }, ({ found, referral, referrals }) => {
    const command = commandOf(referral, asked.today);
    return send(referrals, command, sendWorld(found, command));
  }),
);
