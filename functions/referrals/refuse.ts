import { refuse } from '../../domain/referrals/index.ts';
import { useCase } from '../kit/use-case.ts';
import { refuseReferral } from './api.ts';
import { changeReferral } from './change.ts';

/** Refuses a referral for the side that it was sent to. */
export const refuseUseCase = useCase(refuseReferral, (asked, ports) =>
  changeReferral(asked, { ports, look: 'answer' }, ({ referral }) => {
    const { refusedOn = asked.today, answeredBy = asked.by.userId, reason } = asked.body;
    return refuse(referral, { refusedOn, answeredBy, reason }, asked.today);
  }),
);
