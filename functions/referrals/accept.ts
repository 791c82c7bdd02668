import { accept } from '../../domain/referrals/index.ts';
import { useCase } from '../kit/use-case.ts';
import { acceptReferral } from './api.ts';
import { changeReferral } from './change.ts';

/** Takes a referral for the side that it was sent to. */
export const acceptUseCase = useCase(acceptReferral, (asked, ports) =>
  changeReferral(asked, { ports, look: 'answer' }, ({ referral }) => {
    const { acceptedOn = asked.today, answeredBy = asked.by.userId, ...rest } = asked.body;
    return accept(referral, { ...rest, acceptedOn, answeredBy }, asked.today);
  }),
);
