import { close } from '../../domain/referrals/index.ts';
import { useCase } from '../kit/use-case.ts';
import { closeReferral } from './api.ts';
import { changeReferral } from './change.ts';

/** Closes a referral for the side that looks after the resident. */
export const closeUseCase = useCase(closeReferral, (asked, ports) =>
  changeReferral(asked, { ports, look: 'write' }, ({ referral }) => {
    return close(referral, asked.body, asked.today);
  }),
);
