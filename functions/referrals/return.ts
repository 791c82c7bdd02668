import { sendBack } from '../../domain/referrals/index.ts';
import { useCase } from '../kit/use-case.ts';
import { returnReferral } from './api.ts';
import { changeReferral } from './change.ts';

/** Sends the resident back; the team finds the summary in the resident's story. */
export const returnUseCase = useCase(returnReferral, (asked, ports) =>
  changeReferral(asked, { ports, look: 'answer' }, ({ referral }) => {
    const { returnedOn = asked.today, ...form } = asked.body;
    return sendBack(referral, { returnedOn, form }, asked.today);
  }),
);
