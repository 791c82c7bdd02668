import { see } from '../../domain/referrals/index.ts';
import { useCase } from '../kit/use-case.ts';
import { markSeen } from './api.ts';
import { changeReferral } from './change.ts';

/** Records that the resident was seen there. */
export const markSeenUseCase = useCase(markSeen, (asked, ports) =>
  changeReferral(asked, { ports, look: 'answer' }, ({ referral }) => {
    const { seenOn = asked.today, ...rest } = asked.body;
    return see(referral, { ...rest, seenOn }, asked.today);
  }),
);
